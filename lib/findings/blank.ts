/** A larger picture is not decoded. */
const MOST_PIXELS = 40_000_000;
/** Bytes per pixel: what has anything on it needs more, so that most scans need not be decoded. */
const DENSEST = 0.1;
/** Decoded to this width: the smallest letter still shows. */
const WIDTH = 512;
/** Paper is light and even; what is darker or uneven is not called blank. */
const LIGHT = 225;
const EVEN = 14;

/** Whether nothing but even, light paper is on a decoded picture. */
export function isPaper(pixels: Uint8ClampedArray): boolean {
  let [least, most] = [255, 0];
  for (let at = 0; at < pixels.length; at++) {
    // Red, green, blue; every fourth byte is opacity.
    const value = at % 4 === 3 ? undefined : (pixels[at] as number);
    if (value === undefined) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    if (least < LIGHT || most - least > EVEN) return false;
  }
  return pixels.length > 0;
}

/**
 * Whether a picture in a format of the web is certainly blank; false wherever it cannot be decoded.
 * @param width height as its head says: they bound what decoding takes
 */
export async function isBlankPicture(bytes: Uint8Array, type: string, width: number, height: number): Promise<boolean> {
  const pixels = width * height;
  if (!(pixels > 0 && pixels <= MOST_PIXELS) || bytes.length > pixels * DENSEST) return false;
  if (typeof createImageBitmap === 'undefined' || typeof OffscreenCanvas === 'undefined') return false;
  try {
    const resizeWidth = Math.min(width, WIDTH);
    const picture = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), {
      resizeWidth,
      resizeHeight: Math.max(1, Math.min(WIDTH * 4, Math.round((height * resizeWidth) / width))),
      resizeQuality: 'medium',
    });
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return false;
    // What shines through is paper.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, picture.width, picture.height);
    context.drawImage(picture, 0, 0);
    picture.close();
    return isPaper(context.getImageData(0, 0, canvas.width, canvas.height).data);
  } catch {
    return false;
  }
}
