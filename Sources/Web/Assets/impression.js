// Sans ce module, on imprime par le menu du navigateur : le bouton ne se montre que s’il agit.
for (const bouton of document.querySelectorAll("[data-imprimer]")) {
  bouton.hidden = false;
  bouton.addEventListener("click", () => window.print());
}
