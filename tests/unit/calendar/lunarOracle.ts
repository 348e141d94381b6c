/**
 * The Vietnamese lunar calendar from astronomy: new moons and the sun's longitude at UTC+7 (Meeus, Astronomical Algorithms,
 * in the shortened series that Hồ Ngọc Đức published for this calendar). It decides whether the table in
 * lib/calendar/holidays.ts is right, and knows nothing of it.
 */

const HANOI = 7 / 24;
const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Julian day number (at noon) of a Gregorian date, and back. */
const julianDay = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 2_440_588;
const dateOfJulianDay = (day: number) => new Date((day - 2_440_588) * 86_400_000).toISOString().slice(0, 10);

/** Local day of the k-th new moon after 1 January 1900. */
function newMoonDay(k: number, zone: number): number {
  const t = k / 1236.85;
  const t2 = t * t;
  const t3 = t2 * t;
  const mean =
    2415020.75933 +
    29.53058868 * k +
    0.0001178 * t2 -
    0.000000155 * t3 +
    0.00033 * Math.sin(rad(166.56 + 132.87 * t - 0.009173 * t2));
  const sun = rad(359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3);
  const moon = rad(306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3);
  const node = rad(21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3);
  const correction =
    (0.1734 - 0.000393 * t) * Math.sin(sun) +
    0.0021 * Math.sin(2 * sun) -
    0.4068 * Math.sin(moon) +
    0.0161 * Math.sin(2 * moon) -
    0.0004 * Math.sin(3 * moon) +
    0.0104 * Math.sin(2 * node) -
    0.0051 * Math.sin(sun + moon) -
    0.0074 * Math.sin(sun - moon) +
    0.0004 * Math.sin(2 * node + sun) -
    0.0004 * Math.sin(2 * node - sun) -
    0.0006 * Math.sin(2 * node + moon) +
    0.001 * Math.sin(2 * node - moon) +
    0.0005 * Math.sin(2 * moon + sun);
  const deltaT = -0.000278 + 0.000265 * t + 0.000262 * t2;
  return Math.floor(mean + correction - deltaT + 0.5 + zone);
}

/** Which twelfth of the ecliptic (0–11, from the March equinox) the sun is in when the local day begins. */
function sunSector(day: number, zone: number): number {
  const t = (day - 0.5 - zone - 2451545) / 36525;
  const t2 = t * t;
  const anomaly = rad(357.5291 + 35999.0503 * t - 0.0001559 * t2 - 0.00000048 * t * t2);
  const longitude =
    280.46645 +
    36000.76983 * t +
    0.0003032 * t2 +
    (1.9146 - 0.004817 * t - 0.000014 * t2) * Math.sin(anomaly) +
    (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) +
    0.00029 * Math.sin(3 * anomaly);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
}

/** Number (as for `newMoonDay`) of the month that contains the winter solstice of a year: the eleventh lunar month. */
function eleventhMonth(year: number, zone: number): number {
  const k = Math.floor((julianDay(`${year}-12-31`) - 2415021) / 29.530588853);
  return sunSector(newMoonDay(k, zone), zone) >= 9 ? k - 1 : k;
}

/**
 * Gregorian date of `day`/`month` (not a leap month) of the lunar year that begins in `year`; month 1–10. With `zone`
 * (in days) 8/24 it is the Chinese calendar.
 */
export function lunarDate(year: number, month: number, day: number, zone = HANOI): string {
  const from = eleventhMonth(year - 1, zone);
  const isLeapYear = eleventhMonth(year, zone) - from === 13;
  let offset = month + 1;
  if (isLeapYear) {
    // The leap month is the first one in which the sun enters no new sector.
    let leap = 1;
    const sector = (k: number) => sunSector(newMoonDay(k, zone), zone);
    while (sector(from + leap) !== sector(from + leap + 1)) leap++;
    // `leap` months after the eleventh; a month as far or farther is pushed back by one.
    if (offset >= leap) offset++;
  }
  return dateOfJulianDay(newMoonDay(from + offset, zone) + day - 1);
}
