// Déposer des fichiers sur la page entière ; la liste de ce qui sera envoyé. Le champ de fichier suffit sans cela.
for (const zone of document.querySelectorAll("[data-depot]")) {
  const champ = zone.querySelector("input[type=file]");
  const liste = zone.querySelector("[data-fichiers]");

  function montrer() {
    const fichiers = [...champ.files];
    liste.replaceChildren(...fichiers.map(({ name, size }) => {
      const ligne = document.createElement("li");
      ligne.textContent = `${name} (${Math.max(1, Math.round(size / 1024)).toLocaleString("fr-FR")} Kio)`;
      return ligne;
    }));
  }

  champ.addEventListener("change", montrer);
  zone.addEventListener("dragover", (evenement) => {
    if (!evenement.dataTransfer?.types.includes("Files")) return;
    evenement.preventDefault();
    zone.classList.add("dessus");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("dessus"));
  zone.addEventListener("drop", (evenement) => {
    zone.classList.remove("dessus");
    if (!evenement.dataTransfer?.files.length) return;
    evenement.preventDefault();
    champ.files = evenement.dataTransfer.files;
    montrer();
    champ.focus();
  });
  montrer();
}
