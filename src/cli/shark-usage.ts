export const sharkShortUsage = "Usage: remora shark";
export function sharkUsage(): string {
  return sharkShortUsage;
}
