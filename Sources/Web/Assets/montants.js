// Les montants et les dates, comme on les tape. Des centimes entiers (BigInt), des fractions d’entiers pour un calcul : aucun
// nombre à virgule flottante. Le serveur relit tout : ceci ne sert qu’à montrer aussitôt ce qu’il lira.

const PLUS_GRAND = 99999999999999n;

/** 1234567n donne « 12 345,67 ». */
export function ecrire(centimes) {
  const grandeur = centimes < 0n ? -centimes : centimes;
  const entier = (grandeur / 100n).toString().replace(/\B(?=(\d{3})+$)/g, "\u202f");
  return `${centimes < 0n ? "-" : ""}${entier},${(grandeur % 100n).toString().padStart(2, "0")}`;
}

/** Une fraction [numérateur, dénominateur] ; null si le texte n’est pas un nombre. */
function fraction(texte) {
  const nombre = /^([-−+]?)(\d+)(?:,(\d{1,6}))?$/.exec(texte.replace(/[\s\u00a0\u202f€]/g, ""));
  if (!nombre) return null;
  const [, signe, entier, decimales = ""] = nombre;
  const valeur = BigInt(entier + decimales);
  return [signe === "-" || signe === "−" ? -valeur : valeur, 10n ** BigInt(decimales.length)];
}

/** Les centimes de « 1 234,56 », de « 22+13 » ou de « 120/1,2 », arrondis au plus proche ; null si ce n’est pas un montant. */
export function lire(texte) {
  if (!texte.trim()) return null;
  const termes = [];
  let nombre = "";
  for (const signe of texte) {
    if ("+-−*×/÷".includes(signe) && nombre.trim()) {
      termes.push(nombre, signe);
      nombre = "";
    } else nombre += signe;
  }
  termes.push(nombre);
  let somme = [0n, 1n];
  let terme = null;
  let attente = "+";
  const ajouter = () => { if (terme) somme = [somme[0] * terme[1] + terme[0] * somme[1], somme[1] * terme[1]]; };
  for (let rang = 0; rang < termes.length; rang += 2) {
    const valeur = fraction(termes[rang]);
    if (!valeur) return null;
    if ("*×".includes(attente)) terme = [terme[0] * valeur[0], terme[1] * valeur[1]];
    else if ("/÷".includes(attente)) {
      if (valeur[0] === 0n) return null;
      terme = [terme[0] * valeur[1], terme[1] * valeur[0]];
    } else {
      ajouter();
      terme = attente === "+" ? valeur : [-valeur[0], valeur[1]];
    }
    attente = termes[rang + 1] ?? "+";
  }
  ajouter();
  const [haut, bas] = somme[1] < 0n ? [-somme[0], -somme[1]] : somme;
  const grandeur = ((haut < 0n ? -haut : haut) * 200n + bas) / (bas * 2n);
  if (grandeur > PLUS_GRAND) return null;
  return haut < 0n ? -grandeur : grandeur;
}

/** « 28 » dans le mois ouvert, « 2811 » dans l’exercice, « . » aujourd’hui : JJ/MM/AAAA, ou null. */
export function lireDate(texte, { aujourdhui, mois, debut, fin }) {
  const compact = texte.replace(/\s/g, "");
  if (compact === ".") return francais(aujourdhui);
  const [annee, rangMois] = mois.split("-").map(Number);
  let morceaux = compact.split(/[/.-]/);
  if (morceaux.some((un) => !/^\d{1,8}$/.test(un))) return null;
  if (morceaux.length === 1) {
    const [chiffres] = morceaux;
    if (chiffres.length === 3) morceaux = [chiffres.slice(0, 1), chiffres.slice(1)];
    else if (chiffres.length > 2) morceaux = [chiffres.slice(0, 2), chiffres.slice(2, 4), chiffres.slice(4)].filter(Boolean);
  }
  const [jour, sonMois = rangMois, sonAnnee] = morceaux.map(Number);
  if (sonAnnee !== undefined) return jourValide(sonAnnee < 100 ? 2000 + sonAnnee : sonAnnee, sonMois, jour);
  if (morceaux.length === 1) return jourValide(annee, rangMois, jour);
  const premiere = debut ? Number(debut.slice(0, 4)) : annee;
  const derniere = fin ? Number(fin.slice(0, 4)) : annee;
  for (let une = premiere; une <= derniere; une += 1) {
    const iso = `${une}-${String(sonMois).padStart(2, "0")}-${String(jour).padStart(2, "0")}`;
    if (!debut || (iso >= debut && iso <= fin)) return jourValide(une, sonMois, jour);
  }
  return jourValide(premiere, sonMois, jour);
}

function jourValide(annee, mois, jour) {
  const date = new Date(Date.UTC(annee, mois - 1, jour));
  if (date.getUTCFullYear() !== annee || date.getUTCMonth() !== mois - 1 || date.getUTCDate() !== jour) return null;
  return francais(date.toISOString().slice(0, 10));
}

function francais(iso) {
  const [annee, mois, jour] = iso.split("-");
  return `${jour}/${mois}/${annee}`;
}
