// Les pièces : déposer des fichiers n’importe où sur la page les envoie aussitôt.
import { ecouterDepots } from "./reception.js";

document.documentElement.classList.add("js");
const depot = document.getElementById("depot");
if (depot) {
  ecouterDepots(depot, (fichiers) => {
    const transfert = new DataTransfer();
    for (const fichier of fichiers) transfert.items.add(fichier);
    depot.querySelector("input[type=file]").files = transfert.files;
    depot.requestSubmit();
  });
  depot.querySelector("input[type=file]").addEventListener("change", () => depot.requestSubmit());
}
