/** Whether a link may be kept and opened: http and https alone. */
export function isWebLink(text: string): boolean {
  try {
    return /^https?:\/\//i.test(text) && /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
