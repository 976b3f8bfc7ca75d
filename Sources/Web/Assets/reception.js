// Le dépôt de fichiers : n’importe où sur la page, ou par le champ.
import { envoyer } from "./envoi.js";

/** Appelle recevoir(fichiers) quand des fichiers sont déposés sur la page. */
export function ecouterDepots(zone, recevoir) {
  let dedans = 0;
  const porteDesFichiers = (evenement) => [...(evenement.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragenter", (evenement) => { if (porteDesFichiers(evenement)) { dedans += 1; zone.classList.add("depose"); } });
  document.addEventListener("dragleave", (evenement) => { if (porteDesFichiers(evenement) && --dedans <= 0) zone.classList.remove("depose"); });
  document.addEventListener("dragover", (evenement) => { if (porteDesFichiers(evenement)) evenement.preventDefault(); });
  document.addEventListener("drop", (evenement) => {
    if (!porteDesFichiers(evenement)) return;
    evenement.preventDefault();
    dedans = 0;
    zone.classList.remove("depose");
    if (evenement.dataTransfer.files.length) recevoir([...evenement.dataTransfer.files]);
  });
}

/** Envoie des fichiers aux pièces à saisir : { vouchers } ou { findings }. */
export async function envoyerPieces(adresse, fichiers) {
  const champs = new FormData();
  for (const fichier of fichiers) champs.append("fichiers", fichier);
  const reponse = await envoyer(adresse, champs);
  return reponse.json();
}
