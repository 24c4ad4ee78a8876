/**
 * Exchanges the key in the fragment of a status link for a cookie. The fragment never reaches a server; it leaves the
 * address bar before anything else happens, so that it is neither in the history nor in a screenshot.
 */
export const linkScript = `(function () {
  "use strict";
  var form = document.getElementById("open-by-link");
  function open() {
    var token = location.hash.slice(1);
    if (!/^PC-[0-9A-Za-z-]{10,12}\\.[0-9a-z]{1,8}\\.[0-9A-Za-z_-]{10,64}$/.test(token)) return;
    history.replaceState(null, "", location.pathname + location.search);
    form.elements.token.value = token;
    form.hidden = false;
    document.getElementById("open-by-code").hidden = true;
    form.submit();
  }
  if (!form) return;
  window.addEventListener("hashchange", open);
  // Coming back to a page that the browser kept shows the form again, not a word that it is being opened.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    form.hidden = true;
    document.getElementById("open-by-code").hidden = false;
  });
  open();
})();
`;
