/** Hands a file to the user as a download. */
export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has begun when the link was followed, but some browsers read it a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
