/** How clients of RDP begin to say whom they are for. */
export const RDP_COOKIE = "Cookie: msts";
