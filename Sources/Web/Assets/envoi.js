// Les envois d’un script au serveur : chacun dépense un jeton, et la réponse apporte le suivant. L’un après l’autre, donc.

let file = Promise.resolve();

function balise() {
  return document.querySelector("meta[name=jeton]");
}

/** Envoie des champs (FormData ou URLSearchParams) et rend la réponse, jetons compris. */
export function envoyer(adresse, champs) {
  const tour = file.then(async () => {
    const reponse = await fetch(adresse, {
      method: "POST", body: champs, redirect: "manual", credentials: "same-origin",
      headers: { "X-Jeton": balise().content, "X-Ecritoire": "1", Accept: "application/json" },
    });
    const suivant = reponse.headers.get("X-Jeton");
    if (suivant) balise().content = suivant;
    return reponse;
  });
  file = tour.catch(() => {});
  return tour;
}
