/**
 * Small comforts of every page, each of which can fail without harm: the error summary gets the focus, the zone of a
 * time starts at the browser's own, the button that prints appears, and a file that the store would refuse for its size is
 * told before it is sent. Plain ES5, for the web views of old phones.
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

  var chooser = document.querySelector("input[data-most-bytes]");
  if (chooser) chooser.addEventListener("change", function () {
    var file = chooser.files && chooser.files[0];
    var tooLarge = file && file.size > Number(chooser.getAttribute("data-most-bytes"));
    chooser.setCustomValidity(tooLarge ? chooser.getAttribute("data-too-large") : "");
    if (tooLarge) chooser.reportValidity();
  });
})();
`;
