// Une page d’attente : demande de temps en temps où en est le travail, puis montre le résultat. Sans script, un lien fait de même.
const zone = document.querySelector("[data-travail]");
const barre = zone.querySelector("progress");
const etat = zone.querySelector("[data-etat]");
let dit = 0;

async function demander() {
  let delai = 400;
  try {
    const reponse = await fetch(zone.dataset.travail, { headers: { Accept: "application/json", "X-Ecritoire": "1" } });
    if (!reponse.ok) return location.reload();
    const { done, total, ended, href } = await reponse.json();
    if (ended) return location.replace(href);
    if (total > 0) {
      barre.value = Math.min(100, Math.round((100 * done) / total));
      // Dit au plus une fois par seconde et demie, pour qui écoute.
      if (Date.now() - dit > 1500) {
        etat.textContent = `${barre.value} %`;
        dit = Date.now();
      }
    }
  } catch {
    delai = 3000; // le réseau reviendra
  }
  setTimeout(demander, delai);
}

demander();
