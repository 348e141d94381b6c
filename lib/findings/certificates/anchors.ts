import { Certificate } from 'pkijs';
import { certificatesIn } from './authority';

/** The anchors that a setting's texts hold; one that cannot be read anchors nothing. */
export function anchorsOf(trust: readonly string[]): Certificate[] {
  return trust.flatMap((text) =>
    (certificatesIn(text) ?? []).flatMap((bytes) => {
      try {
        return [Certificate.fromBER(bytes)];
      } catch {
        return [];
      }
    }),
  );
}
