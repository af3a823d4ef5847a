// Dates as ICU words them, for the locales that are given as JSON on standard input: locale -> form -> words.
import { readFileSync } from "node:fs";

const day = (year, month, date) => {
  const at = new Date(Date.UTC(2000, month - 1, date));
  at.setUTCFullYear(year, month - 1, date);
  return at;
};
const FORMS = {
  long: [{ dateStyle: "long" }, day(2023, 7, 27)],
  full: [{ dateStyle: "full" }, day(2023, 7, 28)],
  short: [{ month: "long", day: "numeric" }, day(2023, 7, 27)],
  month_year: [{ year: "numeric", month: "long" }, day(2023, 7, 1)],
  month: [{ month: "long" }, day(2023, 7, 1)],
  year: [{ year: "numeric" }, day(2023, 1, 1)],
  ancient_year: [{ year: "numeric", era: "short" }, day(-43, 3, 15)],
  ancient_month: [{ year: "numeric", month: "long", era: "short" }, day(-43, 3, 15)],
  ancient_day: [{ year: "numeric", month: "long", day: "numeric", era: "short" }, day(-43, 3, 15)],
};
const found = {};
for (const locale of JSON.parse(readFileSync(0, "utf8"))) {
  const known = Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  const script = known && new Intl.Locale(locale).script;
  const resolved = known && new Intl.DateTimeFormat(locale).resolvedOptions().locale;
  // Where it has no data for a script, it words dates in another one.
  if (!known || (script && !resolved.includes(script) && script !== new Intl.Locale(resolved).maximize().script)) continue;
  found[locale] = {};
  for (const [form, [options, at]] of Object.entries(FORMS)) {
    const fixed = { ...options, timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" };
    found[locale][form] = new Intl.DateTimeFormat(locale, fixed).format(at);
  }
}
console.log(JSON.stringify({ cldr: process.versions.cldr, found }));
