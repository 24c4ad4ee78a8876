/** Version of the text at `/privacy`, kept with every case. A change of its meaning in any language is a new version. */
export const privacyNoticeVersion = "2026-11";
