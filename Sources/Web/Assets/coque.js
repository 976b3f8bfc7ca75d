// La coque : l’écran des touches, la recherche partout, les messages qui passent, l’impression, le focus après un refus.
import { lettresActives, lier, lieuxActifs, noms, reglerLettres, table } from "./touches.js";

/** Un élément, ses attributs, ses enfants (texte ou éléments). */
export function balise(nom, attributs = {}, ...enfants) {
  const element = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs)) if (valeur !== null && valeur !== false) element.setAttribute(cle, valeur === true ? "" : valeur);
  element.append(...enfants);
  return element;
}

/** Un dialogue natif, refermé par Échap ou un clic au dehors ; le focus revient d’où il venait. */
export function dialoguer(dialogue) {
  const origine = document.activeElement;
  document.body.append(dialogue);
  dialogue.addEventListener("click", (evenement) => { if (evenement.target === dialogue) dialogue.close(); });
  dialogue.addEventListener("close", () => {
    dialogue.remove();
    if (origine instanceof HTMLElement && origine.isConnected) origine.focus();
  });
  dialogue.showModal();
  return dialogue;
}

// — Les touches —

function section(titre, touches, tousLesNoms) {
  const lignes = touches.map((une) => balise("div", {},
    balise("dt", {}, ...une.touches.flatMap((touche, rang) => [...(rang ? [" ou "] : []), ...noms(touche, tousLesNoms).flatMap((nom) => [balise("kbd", {}, nom), " "])])),
    balise("dd", {}, une.libelle)));
  return balise("section", {}, balise("h3", {}, titre), balise("dl", {}, ...lignes));
}

async function ouvrirRaccourcis() {
  if (document.querySelector("dialog[open]")) return;
  const { touches, noms: tousLesNoms, lieux } = await table;
  const ici = [...lieuxActifs()].filter((lieu) => lieu !== "partout").concat("partout");
  const sections = ici.map((lieu) => [lieux[lieu], touches.filter(({ ou }) => ou === lieu)]).filter(([, siennes]) => siennes.length)
    .map(([titre, siennes]) => section(titre, siennes, tousLesNoms));
  const fermer = balise("button", { class: "bouton", type: "button" }, "Fermer ", balise("kbd", {}, "Échap"));
  const case_ = balise("input", { type: "checkbox" });
  case_.checked = lettresActives();
  case_.addEventListener("change", () => { reglerLettres(case_.checked); accorderLettres(); });
  const dialogue = balise("dialog", { class: "dialogue", "aria-labelledby": "titre-raccourcis" },
    balise("div", { class: "dtete" }, balise("h2", { id: "titre-raccourcis" }, "Raccourcis"), fermer),
    balise("div", { class: "touches" }, ...sections),
    balise("div", { class: "dpied" }, balise("label", {}, case_, "Lettres seules actives hors des champs"), balise("a", { href: "/aide/raccourcis" }, "Toutes les touches, à imprimer")));
  fermer.addEventListener("click", () => dialogue.close());
  dialoguer(dialogue);
  fermer.focus();
}

/** Les cases du réglage, où qu’elles soient dans la page. */
function accorderLettres() {
  for (const une of document.querySelectorAll("[data-lettres]")) {
    une.checked = lettresActives();
    une.closest("[hidden]")?.removeAttribute("hidden");
  }
}

// — Chercher partout —

const SORTES = {
  entry: ["écriture", "m3 13 1-3.5L11 2.5 13.5 5l-7 7z"],
  voucher: ["pièce", "M4 1.5h5L12 5v9.5H4zM9 1.5V5h3"],
  account: ["compte", "M2.500 3h11v10h-11zM2.500 6.500h11"],
  thirdParty: ["tiers", "M8 7.500a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600zM2.500 14c.6-3 2.600-4.500 5.500-4.500s4.900 1.500 5.500 4.500"],
  employee: ["salarié", "M8 7.500a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600zM2.500 14c.6-3 2.600-4.500 5.500-4.500s4.900 1.500 5.500 4.500"],
  journal: ["journal", "M3 2h8.500L13 3.500V14H3zM5.500 5.500h5M5.500 8.500h5"],
  page: ["page", "M6 3.500 10.500 8 6 12.500"],
  action: ["action", "M8 3v10M3 8h10"],
};

function icone(trace) {
  const espace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(espace, "svg");
  for (const [cle, valeur] of [["class", "i"], ["viewBox", "0 0 16 16"], ["aria-hidden", "true"]]) svg.setAttribute(cle, valeur);
  const chemin = document.createElementNS(espace, "path");
  chemin.setAttribute("d", trace);
  svg.append(chemin);
  return svg;
}

const plat = (texte) => texte.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Les pages de la navigation et les boutons de la page, qui répondent à tous les mots. */
function pagesEtActions(demande) {
  const mots = plat(demande).split(/\s+/).filter(Boolean);
  const liens = [...document.querySelectorAll(".tete .actions a[href]")].map((lien) => ["action", lien])
    .concat([...document.querySelectorAll(".cote a[href], .pied a[href]")].map((lien) => ["page", lien]));
  const vus = new Set();
  return liens.map(([kind, lien]) => ({ kind, lien, label: lien.dataset.libelle ?? nomDe(lien), href: lien.getAttribute("href") }))
    .filter(({ label, href }) => label && !vus.has(href + label) && vus.add(href + label) && mots.every((mot) => plat(label).includes(mot)));
}

function nomDe(lien) {
  return [...lien.childNodes].filter((noeud) => !(noeud instanceof Element && noeud.matches("kbd, i"))).map((noeud) => noeud.textContent).join("").trim();
}

function souligner(texte, demande) {
  const place = demande.trim() ? plat(texte).indexOf(plat(demande.trim())) : -1;
  if (place < 0 || plat(texte).length !== texte.length) return [texte];
  const fin = place + demande.trim().length;
  return [texte.slice(0, place), balise("b", {}, texte.slice(place, fin)), texte.slice(fin)];
}

function ouvrirPalette() {
  if (document.querySelector("dialog[open]")) return;
  const formulaire = document.querySelector("form.chercher");
  if (!formulaire) return false;
  const champ = balise("input", {
    role: "combobox", "aria-label": "Chercher un compte, une écriture, un montant, une page", "aria-expanded": "true", "aria-controls": "palette-liste",
    "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: "Compte, pièce, 1 234,56, page…",
  });
  const liste = balise("div", { class: "liste", role: "listbox", id: "palette-liste", "aria-label": "Résultats" });
  const etat = balise("p", { class: "vu", role: "status" });
  const dialogue = balise("dialog", { class: "dialogue palette", "aria-label": "Chercher partout" },
    balise("div", { class: "saisir" }, icone("M11.500 7a4.500 4.500 0 1 1-9 0 4.500 4.500 0 0 1 9 0zM10.500 10.500 14 14"), champ, balise("kbd", {}, "Échap")), liste, etat,
    balise("div", { class: "liste-pied" }, "Essayez ", balise("kbd", {}, "100..200"), " entre deux montants, ", balise("kbd", {}, "411*"), ", un nom, une page"));
  const chemin = new URL(formulaire.action, location.href).pathname;
  let trouves = [];
  let rang = 0;
  let numero = 0;
  let minuterie;
  let attendue = false; // les résultats de ce qui est tapé ne sont pas encore là
  let presse = false; // Entrée frappée entre-temps

  function choisir(nouveau) {
    rang = Math.max(0, Math.min(nouveau, trouves.length - 1));
    [...liste.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === rang)));
    const option = liste.children[rang];
    if (option) {
      champ.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      champ.removeAttribute("aria-activedescendant");
    }
  }

  function montrer(resultats) {
    trouves = resultats.slice(0, 50);
    liste.replaceChildren(...trouves.map((un, place) => {
      const [sorte, trace] = SORTES[un.kind] ?? [un.kind, SORTES.page[1]];
      const option = balise("div", { role: "option", id: `palette-${place}`, "aria-selected": "false" }, icone(trace),
        balise("span", {}, ...souligner(un.label, champ.value), ...(un.detail ? [balise("span", { class: "doux" }, ` ${un.detail}`)] : [])),
        balise("span", { class: "petit doux" }, sorte));
      option.addEventListener("pointermove", () => { if (rang !== place) choisir(place); });
      option.addEventListener("click", () => aller(un));
      return option;
    }));
    champ.setAttribute("aria-expanded", String(trouves.length > 0));
    etat.textContent = trouves.length === 0 ? "Rien ne répond à ces mots." : `${trouves.length} résultat${trouves.length > 1 ? "s" : ""}`;
    etat.classList.toggle("vu", trouves.length > 0);
    etat.classList.toggle("rien", trouves.length === 0);
    choisir(0);
  }

  function aller(un) {
    if (!un) return;
    dialogue.close();
    if (un.lien?.dataset.commande) un.lien.click();
    else location.href = un.href;
  }

  /** Les pages d’abord, qui sont déjà là ; ce que le serveur trouve ensuite. */
  async function chercher() {
    const demande = champ.value.trim();
    const pages = pagesEtActions(demande);
    const mien = ++numero;
    if (!demande || !chemin.startsWith("/d/")) return arriver(pages);
    try {
      const reponse = await fetch(`${chemin}?q=${encodeURIComponent(demande)}`, { headers: { Accept: "application/json", "X-Ecritoire": "1" } });
      const { results = [] } = reponse.ok ? await reponse.json() : {};
      // Une page que le serveur donne aussi n’est montrée qu’une fois.
      if (mien === numero) arriver([...results, ...pages.filter(({ href }) => !results.some((un) => un.href === href))]);
    } catch {
      if (mien === numero) arriver(pages);
    }
  }

  function arriver(resultats) {
    attendue = false;
    montrer(resultats);
    if (presse) valider();
  }

  function valider() {
    // Un résultat d’avant la dernière lettre n’est pas celui qu’on voulait : on attend les siens.
    presse = attendue;
    if (!attendue) aller(trouves[rang] ?? (champ.value.trim() && { href: `${chemin}?q=${encodeURIComponent(champ.value.trim())}` }));
  }

  champ.addEventListener("input", () => {
    clearTimeout(minuterie);
    attendue = true;
    presse = false;
    montrer(pagesEtActions(champ.value));
    minuterie = setTimeout(chercher, 120);
  });
  champ.addEventListener("keydown", (evenement) => {
    const pas = { ArrowDown: rang + 1, ArrowUp: rang - 1, PageDown: rang + 8, PageUp: rang - 8 }[evenement.key];
    if (pas !== undefined) choisir(pas);
    else if (evenement.key === "Enter") valider();
    else if (evenement.key.toLowerCase() === "k" && (evenement.ctrlKey || evenement.metaKey)) champ.select();
    else return;
    evenement.preventDefault();
  });
  dialogue.addEventListener("close", () => clearTimeout(minuterie));
  const dejaLa = document.getElementById("q");
  champ.value = document.activeElement === dejaLa ? dejaLa.value : "";
  dialoguer(dialogue);
  champ.focus();
  chercher();
}

// — Les boutons qui en déplient d’autres —

const menusOuverts = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("click", (evenement) => {
  for (const menu of menusOuverts()) if (!menu.contains(evenement.target)) menu.open = false;
});
document.addEventListener("keydown", (evenement) => {
  if (evenement.key !== "Escape") return;
  for (const menu of menusOuverts()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// — Ce qui vient d’être fait —

/** Un message reste jusqu’à ce qu’on le ferme ou qu’un autre vienne : personne ne lit à la vitesse d’un minuteur. */
export function garder(message) {
  if (message.querySelector("[data-fermer]")) return;
  const bouton = balise("button", { class: "bouton nu", type: "button", "data-fermer": "" }, "Fermer");
  const fermer = () => {
    const dedans = message.contains(document.activeElement);
    message.remove();
    if (dedans) document.querySelector("main").focus();
  };
  bouton.addEventListener("click", fermer);
  message.addEventListener("keydown", (evenement) => { if (evenement.key === "Escape") fermer(); });
  message.append(bouton);
}

/** Dit une phrase, une fois, comme le fait une page après un changement. */
export function annoncer(texte) {
  for (const ancien of document.querySelectorAll(".toast")) ancien.remove();
  const message = balise("div", { class: "toast", role: "status" }, balise("p", {}));
  document.querySelector("main").append(message);
  // Une région annoncée doit exister avant son texte.
  setTimeout(() => { message.firstChild.textContent = texte; }, 50);
  garder(message);
}

const commandes = { imprimer: () => window.print(), palette: ouvrirPalette, raccourcis: ouvrirRaccourcis };

document.addEventListener("click", (evenement) => {
  const source = evenement.target instanceof Element ? evenement.target.closest("[data-commande], [data-raccourcis]") : null;
  if (!source || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
  const commande = commandes[source.dataset.commande ?? "raccourcis"];
  if (!commande) return;
  evenement.preventDefault();
  commande();
});

/** Suit le lien de la navigation vers une page. */
function allerA(place) {
  const lien = document.querySelector(`.cote a[data-place="${place}"]`);
  if (!lien) return false;
  location.href = lien.href;
}

lier("partout", {
  "palette": ouvrirPalette,
  "raccourcis": ouvrirRaccourcis,
  "aller-accueil": () => allerA("home"),
  "aller-saisie": () => allerA("entry"),
  "aller-ecritures": () => allerA("entries"),
  "aller-lettrage": () => allerA("lettering"),
  "aller-balance": () => allerA("balance"),
  "aller-grand-livre": () => allerA("ledger"),
  "aller-piste": () => allerA("trail"),
  "aller-controle": () => allerA("check"),
});

document.documentElement.classList.add("js");
document.querySelectorAll(".toast").forEach(garder);
document.addEventListener("change", (evenement) => {
  if (evenement.target instanceof Element && evenement.target.matches("[data-lettres]")) reglerLettres(evenement.target.checked);
});
accorderLettres();
document.getElementById("refus")?.focus();
// À 390 px la navigation est une bande : la page ouverte y est en vue.
document.querySelector(".cote [aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "center" });
