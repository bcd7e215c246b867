// Made from src/localization/xliff by `npm run localize:build`.
/** The languages that the elements bring along. */
export const LOCALES = ["de","en","fr","it","nl"] as const;
