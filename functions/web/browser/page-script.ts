/**
 * Small comforts of every page, each of which can fail without harm: the error summary gets the focus, the zone of a
 * time starts at the browser's own, and the button that prints appears. Plain ES5, for the web views of old phones.
 */
export const pageScript = `(function () {
  "use strict";
  var summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();

  var zone = document.querySelector("select[data-browser-zone]");
  if (zone) {
    var before = zone.value;
    zone.value = String(-new Date().getTimezoneOffset());
    if (zone.selectedIndex < 0) zone.value = before;
  }

  var print = document.querySelector("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", function () { window.print(); });
  }
})();
`;
