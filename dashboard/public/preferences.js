// Runs before the first paint, so that neither theme nor language flashes. A file of its own: the policy forbids inline scripts.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const theme = read("facevalue.theme");
  const isDark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "dark" : "light";
  const locale = read("facevalue.locale");
  if (locale === "en" || locale === "zh-CN") root.lang = locale;
  else if (navigator.language.toLowerCase().startsWith("zh")) root.lang = "zh-CN";
})();
