// Every offset that a country keeps in some part of the year (IANA time zone database), in minutes east of UTC.
const minutes = [
  -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60, 120, 180, 210, 240,
  270, 300, 330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 720, 765, 780, 825, 840,
] as const;

/** The choices of a time zone, west to east: minutes, and how they are written. */
export const zones: readonly { readonly offsetMinutes: number; readonly name: string }[] = minutes.map(
  (offsetMinutes) => ({ offsetMinutes, name: zoneName(offsetMinutes) }),
);

export function zoneName(offsetMinutes: number): string {
  const total = Math.abs(offsetMinutes);
  const two = (part: number) => String(part).padStart(2, "0");
  return `UTC${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(total / 60))}:${two(total % 60)}`;
}
