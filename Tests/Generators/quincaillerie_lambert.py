#!/usr/bin/env python3
"""Writes the two FEC of Samples/Files: « Quincaillerie Lambert (FICTIF) », SIREN 000 031 419, as another program would write them.

The sound one is the year 2025 of an invented hardware shop: accounts padded to eight digits, journals RAN ACH VTE BQ1 CAI ODV, third parties on
401 and 411, lettering done by hand until the end of June and left undone since, ISO 8859-15 with CRLF. The damaged one is a
few entries of 2024 with one fault each (the list stands in Samples/README.md). Nothing is drawn from the clock or from a
library's generator: the same bytes come out each time.

usage: quincaillerie_lambert.py FOLDER
"""
import datetime as dt
import os
import sys

SIREN = "000031419"
HEADER = ("JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate "
          "EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise").split()
JOURNALS = {"RAN": "À nouveaux", "ACH": "Achats", "VTE": "Ventes", "BQ1": "Banque des Coteaux", "CAI": "Caisse du magasin",
            "ODV": "Opérations diverses"}
ACCOUNTS = {
    "10130000": "Capital souscrit appelé versé", "10610000": "Réserve légale", "11000000": "Report à nouveau",
    "12000000": "Résultat de l'exercice", "16400000": "Emprunt Banque des Coteaux", "21810000": "Agencements du magasin",
    "21830000": "Matériel informatique", "27500000": "Dépôt de garantie du bail", "28181000": "Amort. agencements",
    "28183000": "Amort. matériel informatique", "37000000": "Stock de marchandises", "40100000": "Fournisseurs",
    "40810000": "Fournisseurs - factures non parvenues", "41100000": "Clients", "42100000": "Personnel - rémunérations dues",
    "42820000": "Congés à payer", "43100000": "Urssaf", "43720000": "Mutuelle", "43730000": "Caisse de retraite",
    "43860000": "Charges sociales sur congés à payer", "44210000": "Prélèvement à la source",
    "44400000": "État - impôt sur les bénéfices", "44551000": "TVA à décaisser", "44562000": "TVA sur immobilisations",
    "44566000": "TVA sur autres biens et services", "44567000": "Crédit de TVA à reporter",
    "44571055": "TVA collectée 5,5 %", "44571100": "TVA collectée 10 %", "44571200": "TVA collectée 20 %",
    "44571900": "TVA due à l'importation", "44586000": "TVA sur factures non parvenues", "45700000": "Dividendes à payer",
    "48600000": "Charges constatées d'avance", "51170000": "Cartes bancaires à encaisser", "51200000": "Banque des Coteaux",
    "53000000": "Caisse", "58000000": "Virements internes", "60370000": "Variation du stock de marchandises",
    "60610000": "Électricité et eau", "60630000": "Petit équipement", "60640000": "Fournitures administratives",
    "60700000": "Achats de marchandises", "60700100": "Achats de marchandises importées", "61320000": "Loyer du magasin",
    "61610000": "Assurance multirisque", "62260000": "Honoraires", "62310000": "Annonces", "62600000": "Téléphone et poste",
    "62700000": "Frais bancaires", "63511000": "Cotisation foncière des entreprises", "64110000": "Salaires",
    "64120000": "Congés payés", "64510000": "Cotisations Urssaf", "64520000": "Cotisations mutuelle",
    "64530000": "Cotisations retraite", "64580000": "Charges sociales sur congés", "65600000": "Pertes de change",
    "65800000": "Autres charges de gestion", "66116000": "Intérêts de l'emprunt",
    "68112000": "Dotations amort. corporels", "69500000": "Impôt sur les bénéfices", "70700055": "Ventes à 5,5 % (livres)",
    "70700100": "Ventes à 10 % (bois de chauffage)", "70700200": "Ventes à 20 %", "70800000": "Ports et livraisons",
    "75600000": "Gains de change", "75800000": "Autres produits de gestion", "76500000": "Escomptes obtenus",
}
CUSTOMERS = [  # code, name, habit of payment, weight
    ("CDUPONT", "Menuiserie Dupont et Dupont", "ref", 9), ("CMOELLON", "Maçonnerie Moellon Frères", "group", 8),
    ("CTUYAU", "Plomberie Le Tuyau Percé", "ref", 7), ("CFULGUR", "Électricité Fulgur", "amount", 6),
    ("CPASSEP", "Serrurerie Passepartout", "ref", 6), ("CARCENC", "Peintures Arc-en-Seau", "partial", 9),
    ("CMAIRIE", "Mairie de Saint-Exemple", "ref", 5), ("CTOITUR", "Couverture Toit & Moi", "amount", 5),
    ("CPLATRE", "Plâtrerie Gâche-Truelle", "group", 5), ("CJARDIN", "Les Jardins de Perlimpinpin", "ref", 4),
    ("CCHARPE", "Charpentes Poutrelle", "partial", 4), ("CBRICOL", "Association Brico-Cœurs", "amount", 3),
    ("CHOTEL", "Hôtel du Cheval Imaginaire", "ref", 3), ("CGARAGE", "Garage Clé-de-Douze", "late", 4),
    ("CECOLE", "École Jean-Personne", "ref", 2), ("CTRAVAU", "Travaux Publics Pelle-Mêle", "never", 2),
]
GOODS_SUPPLIERS = [  # code, name, prefix of its invoices, habit, terms
    ("FBOULON", "Boulonnerie de Nulle-Part", "BNP", "ref", 30), ("FOUTILL", "Outillage Marteau d'Or", "OMO", "ref", 45),
    ("FBOISCH", "Bois de Chauffage Flambant", "BCF", "amount", 30), ("FPEINTU", "Laques et Vernis Caméléon", "LVC", "group", 45),
    ("FLIVRES", "Éditions du Tournevis", "EDT", "ref", 30), ("FJARDIN", "Comptoir Vert Pomme", "CVP", "amount", 30),
]
IMPORTER = ("FGREATL", "Great Lakes Fasteners Inc. (fictif)", "GLF")
OVERHEADS = [  # code, name, account, net per month in cents, day, months, habit
    ("FBAILLE", "SCI des Quatre Murs", "61320000", 185000, 2, range(1, 13), "ref"),
    ("FENERGI", "Énergies du Pays Fictif", "60610000", 41250, 14, range(1, 13), "ref"),
    ("FTELEPH", "Allô Télécom", "62600000", 8990, 6, range(1, 13), "amount"),
    ("FEXPERT", "Cabinet Juste Compte", "62260000", 42000, 20, (3, 6, 9, 12), "ref"),
    ("FGAZETT", "La Gazette de Saint-Exemple", "62310000", 15500, 11, (2, 4, 5, 9, 10, 11), "late"),
    ("FBUREAU", "Papeterie Trombone", "60640000", 6375, 17, (1, 3, 5, 7, 9, 11), "ref"),
]
PLACES = ["chantier mairie", "chantier gymnase", "dépôt", "atelier", "commande comptoir", "chantier des Lilas"]
YEAR = 2025
HAND_LETTERED_UNTIL = dt.date(YEAR, 6, 30)


HOLIDAYS = {(1, 1), (4, 21), (5, 1), (5, 8), (5, 29), (6, 9), (7, 14), (8, 15), (11, 11), (12, 25)}


def is_working(day):
    return day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS


class Draw:
    """SplitMix64, seed 31419."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & (2**64 - 1)
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & (2**64 - 1)
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & (2**64 - 1)
        return z ^ (z >> 31)

    def below(self, n):
        return self.next() % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def weighted(self, items, weight):
        rest = self.below(sum(weight(i) for i in items))
        for item in items:
            rest -= weight(item)
            if rest < 0:
                return item


def rounded(numerator, denominator):
    """Half away from zero, for positive amounts."""
    return (2 * numerator + denominator) // (2 * denominator)


class Line:
    def __init__(self, account, debit=0, credit=0, aux="", auxname="", foreign=""):
        assert account in ACCOUNTS, account
        self.account, self.debit, self.credit = account, debit, credit
        self.aux, self.auxname, self.foreign = aux, auxname, foreign
        self.letter, self.lettered_on = "", None


class Entry:
    def __init__(self, day, journal, ref, label, lines, piece_day=None):
        self.day, self.journal, self.ref, self.label = day, journal, ref, label
        self.lines = [line for line in lines if line.debit or line.credit]
        self.piece_day = piece_day or day
        assert sum(x.debit - x.credit for x in self.lines) == 0, label


class Shop:
    def __init__(self):
        self.draw = Draw(31419)
        self.entries = []
        self.bank_number = 0
        self.codes = {}
        self.pending = []  # (day, function)

    def post(self, *args, **named):
        entry = Entry(*args, **named)
        self.entries.append(entry)
        return entry

    def letter(self, lines, day):
        """By hand, as the shop did until the end of June: capitals when the group is settled, lower case when it is not."""
        if day > HAND_LETTERED_UNTIL:
            return
        key = (lines[0].account, lines[0].aux)
        rank = self.codes[key] = self.codes.get(key, -1) + 1
        code = chr(65 + rank // 26) + chr(65 + rank % 26)
        settled = sum(x.debit - x.credit for x in lines) == 0
        for line in lines:
            line.letter, line.lettered_on = (code if settled else code.lower()), day

    def bank(self, day, label, lines, ref=None):
        """`lines` without the one of the bank, which balances them."""
        self.bank_number += 1
        net = sum(x.debit - x.credit for x in lines)
        own = Line("51200000", debit=-net if net < 0 else 0, credit=net if net > 0 else 0)
        self.post(day, "BQ1", ref or "B%04d" % self.bank_number, label, [own] + lines if net < 0 else lines + [own])

    def at(self, day, action):
        """On that day, or on the first day after it that the bank is open."""
        while not is_working(day):
            day += dt.timedelta(days=1)
        if day.year == YEAR:
            self.pending.append((day, len(self.pending), action))

    # the opening

    def open(self):
        day, name = dt.date(YEAR, 1, 1), {c[0]: c[1] for c in CUSTOMERS}
        suppliers = {s[0]: s[1] for s in GOODS_SUPPLIERS}
        label = "À nouveaux 2025 - QUINCAILLERIE LAMBERT (FICTIF)"
        fixed = [
            Line("10130000", credit=2000000), Line("10610000", credit=200000), Line("11000000", credit=4574312),
            Line("12000000", credit=1465820), Line("16400000", credit=3600000), Line("21810000", debit=4800000),
            Line("21830000", debit=620000), Line("27500000", debit=370000), Line("28181000", credit=1920000),
            Line("28183000", credit=310000), Line("37000000", debit=5236840), Line("43100000", credit=318450),
            Line("43720000", credit=31200), Line("43730000", credit=98720), Line("44210000", credit=24600),
            Line("44551000", credit=412700), Line("53000000", debit=41235)]
        old_sales = [("CDUPONT", "FV24-0911", 148320), ("CMOELLON", "FV24-0922", 236478), ("CMAIRIE", "FV24-0930", 87600),
                     ("CTRAVAU", "FV24-0702", 312540)]
        old_purchases = [("FBOULON", "BNP-24871", 284160), ("FOUTILL", "OMO-77310", 195432)]
        third = []
        for code, ref, amount in old_sales:
            line = Line("41100000", debit=amount, aux=code, auxname=name[code])
            third.append((line, ref))
            if code != "CTRAVAU":
                self.at(dt.date(YEAR, 1, 9 + len(third)), self.settle_customer([line], ref, name[code], "ref"))
        for code, ref, amount in old_purchases:
            line = Line("40100000", credit=amount, aux=code, auxname=suppliers[code])
            third.append((line, ref))
            self.at(dt.date(YEAR, 1, 15 + len(third)), self.settle_supplier([line], ref, suppliers[code], "ref"))
        lines = fixed + [x for x, _ in third]
        gap = sum(x.credit - x.debit for x in lines)
        assert gap > 0, gap
        lines.append(Line("51200000", debit=gap))
        self.post(day, "RAN", "AN2025", label, sorted(lines, key=lambda x: (x.account, x.aux)))

    # sales

    def vat_split(self, nets):
        """Lines of sales and of tax for {rate: net}."""
        sales, taxes = [], []
        for rate, net in nets.items():
            tax = rounded(net * {"200": 200, "100": 100, "055": 55}[rate], 1000)
            sales.append(Line("70700" + rate, credit=net))
            taxes.append(Line("44571" + rate, credit=tax))
        return sales, taxes

    def invoice(self, day, number):
        code, name, habit, _ = self.draw.weighted(CUSTOMERS, lambda c: c[3])
        nets = {"200": self.draw.between(4500, 190000)}
        if self.draw.below(6) == 0:
            nets["100"] = self.draw.between(9000, 60000)
        if self.draw.below(14) == 0:
            nets["055"] = self.draw.between(1500, 9000)
        sales, taxes = self.vat_split(nets)
        if self.draw.below(5) == 0:
            carriage = self.draw.pick([1500, 2500, 3900])
            tax = next(t for t in taxes if t.account == "44571200")
            tax.credit = rounded((nets["200"] + carriage) * 200, 1000)
            sales.append(Line("70800000", credit=carriage))
        ref = "FV25-%04d" % number
        total = sum(x.credit for x in sales + taxes)
        own = Line("41100000", debit=total, aux=code, auxname=name)
        self.post(day, "VTE", ref, "%s %s" % (name, self.draw.pick(PLACES)), [own] + sales + taxes)
        return own, ref, code, name, habit

    def credit_note(self, day, number, against):
        own, ref, code, name, _ = against
        net = self.draw.between(1500, 3500)
        tax = rounded(net * 200, 1000)
        back = Line("41100000", credit=net + tax, aux=code, auxname=name)
        self.post(day, "VTE", "AV25-%03d" % number, "Avoir sur %s retour marchandise" % ref,
                  [Line("70700200", debit=net), Line("44571200", debit=tax), back])
        return back

    def settle_customer(self, lines, ref, name, habit, part=None):
        due = sum(x.debit - x.credit for x in lines)
        paid = due if part is None else part

        def action(day):
            pay = Line("41100000", credit=paid, aux=lines[0].aux, auxname=name)
            means = "Chèque" if habit == "amount" else "VIR"
            label = "%s %s %s" % (means, name, ref) if habit == "ref" else "%s %s" % (means, name)
            self.bank(day, label, [pay], ref=ref if habit == "ref" else None)
            self.letter(lines + [pay], day)
        return action

    def sell(self):
        number, notes, groups = 0, 0, {}
        day = dt.date(YEAR, 1, 2)
        while day.year == YEAR:
            if is_working(day) and not (day.month == 8 and 4 <= day.day <= 17):
                for _ in range(self.draw.pick([0, 0, 1, 1, 1])):
                    number += 1
                    made = self.invoice(day, number)
                    own, ref, code, name, habit = made
                    lines = [own]
                    if number % 37 == 0 and own.debit > 6000 and habit in ("ref", "amount"):
                        notes += 1
                        lines.append(self.credit_note(day + dt.timedelta(days=1), notes, made))
                    pay_day = day + dt.timedelta(days=self.draw.between(20, 40))
                    if habit in ("ref", "amount"):
                        self.at(pay_day, self.settle_customer(lines, ref, name, habit))
                    elif habit == "late" and number % 3:
                        self.at(pay_day + dt.timedelta(days=45), self.settle_customer(lines, ref, name, "ref"))
                    elif habit == "partial":
                        part = own.debit * self.draw.pick([30, 40, 50]) // 100
                        self.at(pay_day, self.settle_customer(lines, ref, name, "ref", part if number % 3 else None))
                    elif habit == "group":
                        groups.setdefault((code, day.month), []).append(made)
            day += dt.timedelta(days=1)
        for (code, month), made in sorted(groups.items()):
            last = dt.date(YEAR + month // 12, month % 12 + 1, 1) + dt.timedelta(days=24)
            self.at(last, self.settle_customer([m[0] for m in made], "", made[0][3], "group"))

    def till(self):
        """The till of each Saturday, the cards paid on the next Tuesday, the cash taken to the bank once a month."""
        week, self.cash = 0, 41235
        day = dt.date(YEAR, 1, 4)
        while day.year == YEAR:
            week += 1
            nets = {"200": self.draw.between(330000, 450000)}
            if day.month in (1, 2, 10, 11, 12):
                nets["100"] = self.draw.between(20000, 90000)
            if week % 3 == 0:
                nets["055"] = self.draw.between(2000, 12000)
            sales, taxes = self.vat_split(nets)
            total = sum(x.credit for x in sales + taxes)
            cash = total * self.draw.between(12, 22) // 100
            card = Line("51170000", debit=total - cash)
            self.post(day, "CAI", "Z%03d" % week, "Ticket Z semaine %02d" % week, [Line("53000000", debit=cash), card] + sales + taxes)
            self.cash += cash
            self.at(day + dt.timedelta(days=3), self.cards(card, week))
            if (day + dt.timedelta(days=7)).month != day.month:
                self.take_to_bank(day)
            day += dt.timedelta(days=7)

    def cards(self, card, week):
        def action(day):
            paid = Line("51170000", credit=card.debit)
            self.bank(day, "Remise cartes semaine %02d" % week, [paid])
            self.letter([card, paid], day)
        return action

    def take_to_bank(self, day):
        stamp = Line("60640000", debit=1390)
        self.post(day, "CAI", "TIM%02d" % day.month, "Timbres et fournitures de comptoir", [stamp, Line("53000000", credit=1390)])
        amount = (self.cash - 1390 - 30000) // 5000 * 5000
        self.cash -= 1390 + amount
        assert self.cash >= 0
        out = Line("58000000", debit=amount)
        self.post(day, "CAI", "DEP%02d" % day.month, "Versement d'espèces à la banque", [out, Line("53000000", credit=amount)])

        def action(when):
            back = Line("58000000", credit=amount)
            self.bank(when, "Versement d'espèces", [back], ref="DEP%02d" % day.month)
            self.letter([out, back], when)
        self.at(day + dt.timedelta(days=2), action)

    # purchases

    def settle_supplier(self, lines, ref, name, habit):
        def action(day):
            pay = Line("40100000", debit=sum(x.credit - x.debit for x in lines), aux=lines[0].aux, auxname=name)
            label = "Règlement %s %s" % (name, ref) if habit == "ref" else "Prélèvement %s" % name
            self.bank(day, label, [pay], ref=ref if habit == "ref" else None)
            self.letter(lines + [pay], day)
        return action

    def purchase(self, day, code, name, ref, account, net, habit, terms, label, rate=200):
        tax = rounded(net * rate, 1000)
        own = Line("40100000", credit=net + tax, aux=code, auxname=name)
        self.post(day, "ACH", ref, label, [Line(account, debit=net), Line("44566000", debit=tax), own],
                  piece_day=max(dt.date(YEAR, 1, 1), day - dt.timedelta(days=self.draw.below(4))))
        if habit != "group":
            self.at(day + dt.timedelta(days=terms), self.settle_supplier([own], ref, name, habit if habit != "late" else "ref"))
        return own

    def buy(self):
        groups, counters = {}, {}
        for month in range(1, 13):
            for _ in range(4 if month == 8 else self.draw.between(5, 7)):
                code, name, prefix, habit, terms = self.draw.pick(GOODS_SUPPLIERS)
                counters[code] = counters.get(code, 100 * len(prefix + code)) + self.draw.between(1, 40)
                net = self.draw.between(30000, 90000) if code == "FLIVRES" else self.draw.between(130000, 430000)
                rate = {"FLIVRES": 55, "FBOISCH": 100}.get(code, 200)
                own = self.purchase(dt.date(YEAR, month, self.draw.between(2, 27)), code, name, "%s-%05d" % (prefix, counters[code]),
                                    "60700000", net, habit, terms, "%s marchandises" % name, rate)
                if habit == "group":
                    groups.setdefault((month - 1) // 2, []).append(own)
            for code, name, account, net, day, months, habit in OVERHEADS:
                if month in months:
                    self.purchase(dt.date(YEAR, month, day), code, name, "%s25%02d" % (code[1:4], month), account,
                                  net + (self.draw.below(9000) if code == "FENERGI" else 0), habit,
                                  70 if habit == "late" else 15, "%s %02d/%d" % (name, month, YEAR))
        for pair, lines in sorted(groups.items()):
            month = 2 * pair + 3
            if month <= 12:
                self.at(dt.date(YEAR, month, 15), self.settle_supplier(lines, "", lines[0].auxname, "group"))
        net, tax = 389000, 77800
        own = Line("40100000", credit=net + tax, aux="FBUREAU", auxname="Papeterie Trombone")
        self.post(dt.date(YEAR, 5, 12), "ACH", "BUR-IMMO1", "Caisse enregistreuse et écran",
                  [Line("21830000", debit=net), Line("44562000", debit=tax), own])
        self.at(dt.date(YEAR, 6, 12), self.settle_supplier([own], "BUR-IMMO1", "Papeterie Trombone", "ref"))

    def import_goods(self):
        """Bought in dollars: the euros of the payment differ from those of the invoice."""
        code, name, prefix = IMPORTER
        orders = [(2, 11, 412050, 9672, 9518), (5, 6, 287500, 8821, 8934), (9, 16, 530000, 8489, 8602), (11, 4, 198075, 8701, None)]
        for rank, (month, day, dollars, bought_at, paid_at) in enumerate(orders, 1):
            euros, tax = rounded(dollars * bought_at, 10000), 0
            tax = rounded(euros * 200, 1000)
            ref, amount = "%s-%d" % (prefix, 7700 + rank), "%d,%02d" % divmod(dollars, 100)
            own = Line("40100000", credit=euros, aux=code, auxname=name, foreign=amount)
            self.post(dt.date(YEAR, month, day), "ACH", ref, "Great Lakes visserie importée USD %s" % amount,
                      [Line("60700100", debit=euros), Line("44566000", debit=tax), Line("44571900", credit=tax), own])
            if paid_at:
                self.at(dt.date(YEAR, month, day) + dt.timedelta(days=42), self.pay_import(own, ref, dollars, paid_at, amount))

    def pay_import(self, own, ref, dollars, rate, amount):
        def action(day):
            paid = rounded(dollars * rate, 10000)
            pay = Line("40100000", debit=own.credit, aux=own.aux, auxname=own.auxname, foreign=amount)
            gap = paid - own.credit
            change = Line("65600000", debit=gap) if gap > 0 else Line("75600000", credit=-gap)
            self.bank(day, "VIR international Great Lakes %s" % ref, [pay, change], ref=ref)
            self.letter([own, pay], day)
        return action

    # wages, taxes, bank

    def payroll(self):
        owed = {"43100000": (318450, dt.date(YEAR, 1, 15)), "43720000": (31200, dt.date(YEAR, 1, 20)),
                "43730000": (98720, dt.date(YEAR, 1, 25)), "44210000": (24600, dt.date(YEAR, 1, 15))}
        names = {"43100000": "Urssaf", "43720000": "Mutuelle", "43730000": "Retraite complémentaire", "44210000": "PAS"}
        for month in range(1, 13):
            last = dt.date(YEAR + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
            for account, (amount, day) in owed.items():
                self.at(day, self.pay_body(account, amount, names[account]))
            gross = 812000 + self.draw.between(0, 38000)
            urssaf, mutual, pension, tax = gross * 121 // 1000, 7800, gross * 78 // 1000, gross * 27 // 1000
            own_urssaf, own_mutual, own_pension = gross * 232 // 1000, 7800, gross * 61 // 1000
            net = gross - urssaf - mutual - pension - tax
            wages = Line("42100000", credit=net)
            self.post(last, "ODV", "PAIE%02d" % month, "Salaires %02d/%d" % (month, YEAR), [
                Line("64110000", debit=gross), Line("64510000", debit=own_urssaf), Line("64520000", debit=own_mutual),
                Line("64530000", debit=own_pension), wages, Line("43100000", credit=urssaf + own_urssaf),
                Line("43720000", credit=mutual + own_mutual), Line("43730000", credit=pension + own_pension),
                Line("44210000", credit=tax)])
            self.at(last, self.pay_wages(wages, month))
            later = last + dt.timedelta(days=15)
            owed = {"43100000": (urssaf + own_urssaf, later), "43720000": (mutual + own_mutual, later + dt.timedelta(days=5)),
                    "43730000": (pension + own_pension, later + dt.timedelta(days=10)), "44210000": (tax, later)}

    def pay_body(self, account, amount, name):
        return lambda day: self.bank(day, "Prélèvement %s" % name, [Line(account, debit=amount)])

    def pay_wages(self, wages, month):
        def action(day):
            paid = Line("42100000", debit=wages.credit)
            self.bank(day, "VIR salaires %02d/%d" % (month, YEAR), [paid], ref="PAIE%02d" % month)
            self.letter([wages, paid], day)
        return action

    def loan_and_bank(self):
        for month in range(1, 13):
            interest = rounded((3600000 - 100000 * (month - 1)) * 29, 12000)
            day = dt.date(YEAR, month, 5)
            lines = [Line("16400000", debit=100000), Line("66116000", debit=interest)]
            self.at(day, lambda d, m=month, x=lines: self.bank(d, "Échéance emprunt %02d/12" % m, x))
            fee = 2400 + self.draw.between(0, 1900)
            self.at(dt.date(YEAR, month, 26), lambda d, f=fee: self.bank(d, "Frais et commissions cartes", [Line("62700000", debit=f)]))
        self.at(dt.date(YEAR, 1, 24), lambda d: self.bank(d, "TVA décembre 2024", [Line("44551000", debit=412700)]))
        self.at(dt.date(YEAR, 12, 15), lambda d: self.bank(d, "CFE 2025", [Line("63511000", debit=84300)]))
        insurance = self.purchase(dt.date(YEAR, 4, 1), "FASSURE", "Assurances Tous-Périls", "POL-2025", "61610000", 164000,
                                  "ref", 10, "Prime multirisque 04/2025 à 03/2026", rate=0)
        assert insurance.credit == 164000
        for month in (3, 6, 9, 12):
            pay = lambda d: self.bank(d, "Acompte impôt sur les sociétés", [Line("44400000", debit=62500)])
            self.at(dt.date(YEAR, month, 15), pay)

    def shareholders(self):
        day = dt.date(YEAR, 6, 20)
        self.post(day, "ODV", "AGO2025", "Affectation du résultat 2024", [
            Line("12000000", debit=1465820), Line("11000000", credit=965820), Line("45700000", credit=500000)])
        self.at(dt.date(YEAR, 7, 4), lambda d: self.bank(d, "VIR dividendes 2024", [Line("45700000", debit=500000)], ref="AGO2025"))

    def vat_month(self, month):
        """The month's settlement, in whole euros as the form asks, and its payment on the 24th of the next month."""
        last = dt.date(YEAR + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        sums = {}
        for entry in self.entries:
            for line in entry.lines:
                if entry.day.month == month and line.account[:5] in ("44571", "44562", "44566"):
                    sums[line.account] = sums.get(line.account, 0) + line.credit - line.debit
        carried = self.carried
        lines = [Line(a, debit=max(v, 0), credit=max(-v, 0)) for a, v in sorted(sums.items())]
        if carried:
            lines.append(Line("44567000", credit=carried))
        exact = sum(sums.values()) - carried
        euros = (rounded(exact, 100) if exact >= 0 else -rounded(-exact, 100)) * 100
        self.carried = max(0, -euros)
        lines.append(Line("44551000", credit=euros) if euros > 0 else Line("44567000", debit=-euros))
        gap = exact - euros
        lines.append(Line("75800000", credit=gap) if gap > 0 else Line("65800000", debit=-gap))
        self.post(last, "ODV", "CA3-%02d" % month, "Déclaration de TVA %02d/%d" % (month, YEAR), lines)
        if euros > 0:
            pay = lambda d: self.bank(d, "TVA %02d/%d" % (month, YEAR), [Line("44551000", debit=euros)], ref="CA3-%02d" % month)
            self.at(last + dt.timedelta(days=24), pay)

    def close(self):
        day, post = dt.date(YEAR, 12, 31), self.post
        post(day, "ODV", "INV-STOCK", "Stock final de l'inventaire", [
            Line("37000000", debit=5488215), Line("37000000", credit=5236840), Line("60370000", credit=5488215 - 5236840)])
        post(day, "ODV", "INV-AMORT", "Dotations aux amortissements 2025", [
            Line("68112000", debit=480000 + 173500), Line("28181000", credit=480000), Line("28183000", credit=173500)])
        post(day, "ODV", "INV-CCA", "Assurance du 1er trimestre 2026", [Line("48600000", debit=41000), Line("61610000", credit=41000)])
        post(day, "ODV", "INV-FNP", "Électricité de fin décembre, facture à recevoir", [
            Line("60610000", debit=18500), Line("44586000", debit=3700), Line("40810000", credit=22200)])
        post(day, "ODV", "INV-CP", "Provision pour congés à payer", [
            Line("64120000", debit=294000), Line("64580000", debit=102900), Line("42820000", credit=294000),
            Line("43860000", credit=102900)])
        result = sum(x.credit - x.debit for e in self.entries for x in e.lines if x.account[0] in "67")
        tax = max(0, rounded(result * 15, 10000) * 100)
        post(day, "ODV", "INV-IS", "Impôt sur les bénéfices 2025", [Line("69500000", debit=tax), Line("44400000", credit=tax)])

    def run_pending(self, until):
        while True:
            due = sorted(((d, n, a) for d, n, a in self.pending if d <= until), key=lambda x: x[:2])
            if not due:
                return
            self.pending = [p for p in self.pending if p[0] > until]
            for day, _, action in due:
                action(day)

    def year(self):
        self.carried = 0
        for part in (self.open, self.sell, self.till, self.buy, self.import_goods, self.payroll, self.loan_and_bank, self.shareholders):
            part()
        for month in range(1, 13):
            self.run_pending(dt.date(YEAR + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1))
            self.vat_month(month)
        self.close()
        order = list(JOURNALS)
        self.entries.sort(key=lambda e: (e.day.month if e.journal != "RAN" else 0, e.day, order.index(e.journal)))
        return self.entries


def validated(entry):
    """The shop validates a month on the 12th of the next one, and the inventory entries in March."""
    if entry.ref.startswith("INV-"):
        return dt.date(YEAR + 1, 3, 20)
    month = entry.day.month
    return dt.date(YEAR + month // 12, month % 12 + 1, 12)


def check(entries):
    balances = {}
    for day in sorted({e.day for e in entries}):
        for entry in (e for e in entries if e.day == day):
            for line in entry.lines:
                balances[line.account] = balances.get(line.account, 0) + line.debit - line.credit
        for account in ("51200000", "53000000"):
            assert balances[account] >= 0, (day, account, balances[account])
    assert balances["58000000"] == 0 and balances["42100000"] == 0, balances
    return balances


def amount(cents):
    return "%d,%02d" % divmod(cents, 100)


def rows(entries):
    yield HEADER
    dated = lambda day: day.strftime("%Y%m%d") if day else ""
    entries = sorted(entries, key=validated)
    for number, entry in enumerate(entries, 1):
        for x in entry.lines:
            yield [entry.journal, JOURNALS[entry.journal], "%06d" % number, dated(entry.day), x.account, ACCOUNTS[x.account], x.aux,
                   x.auxname, entry.ref, dated(entry.piece_day), entry.label, amount(x.debit), amount(x.credit), x.letter,
                   dated(x.lettered_on), dated(validated(entry)), x.foreign, "USD" if x.foreign else ""]


def write(path, table):
    with open(path, "wb") as file:
        for row in table:
            file.write("\t".join(row).encode("iso8859-15") + b"\r\n")


def damaged():
    """2024, one fault per entry, and a whole column missing."""
    header = [name for name in HEADER if name != "ValidDate"]
    table, number = [header], 0

    def entry(day, ref, label, *lines, journal="ACH", library="Achats", skip=0):
        nonlocal number
        number += 1 + skip
        for account, name, debit, credit, *rest in lines:
            aux, auxname, letter, letter_day = (rest + ["", "", "", ""])[:4]
            table.append([journal, library, "%06d" % number, day, account, name, aux, auxname, ref, day, label, debit, credit,
                          letter, letter_day, "", ""])

    supplier = ["FBOULON", "Boulonnerie de Nulle-Part"]
    bill = lambda net, tax, total: [("60700000", "Achats de marchandises", net, "0,00"), ("44566000", "TVA déductible", tax, "0,00"),
                                    ("40100000", "Fournisseurs", "0,00", total, *supplier)]
    entry("20240105", "BNP-1", "Entrée saine", *bill("100,00", "20,00", "120,00"))
    entry("20240112", "BNP-2", "Écriture déséquilibrée de 10,00", *bill("200,00", "40,00", "250,00"))
    entry("20240231", "BNP-3", "Le 31 février", *bill("50,00", "10,00", "60,00"))
    entry("20240318", "BNP-4", "Montant avec un point", *bill("75.00", "15,00", "90,00"))
    entry("20240402", "BNP-5", "Montant avec un séparateur de milliers", *bill("1 000,00", "200,00", "1200,00"))
    entry("20240415", "BNP-6", "Débit et crédit sur une même ligne", ("60700000", "Achats de marchandises", "30,00", "5,00"),
          ("40100000", "Fournisseurs", "0,00", "25,00", *supplier))
    entry("20240502", "BNP-7", "Compte sans racine du PCG", ("6X700000", "Achats de marchandises", "80,00", "0,00"),
          ("40100000", "Fournisseurs", "0,00", "80,00", *supplier))
    entry("20240516", "BNP-8", "", *bill("60,00", "12,00", "72,00"))
    entry("20240603", "BNP-10", "Numéro 000009 sauté", *bill("40,00", "8,00", "48,00"), skip=1)
    entry("20250114", "BNP-11", "Hors de l'exercice", *bill("90,00", "18,00", "108,00"))
    entry("20240620", "BNP-12", "Lettrage sans date", ("40100000", "Fournisseurs", "120,00", "0,00", *supplier, "AA"),
          ("51200000", "Banque", "0,00", "120,00"), journal="BQ1", library="Banque")
    entry("20240701", "CES-1", "Comptes de 2024, supprimés au 01/01/2025",
          ("46200000", "Créances sur cessions", "500,00", "0,00"), ("77500000", "Produits des cessions", "0,00", "500,00"),
          journal="ODV", library="Opérations diverses")
    entry("20240101", "AN2024", "À nouveaux après les autres écritures", ("51200000", "Banque", "900,00", "0,00"),
          ("10130000", "Capital", "0,00", "900,00"), journal="RAN", library="À nouveaux")
    table.append(table[-1][:9])
    return table


def main(folder):
    entries = Shop().year()
    balances = check(entries)
    write(os.path.join(folder, SIREN + "FEC20251231.txt"), rows(entries))
    write(os.path.join(folder, SIREN + "FEC20241231.txt"), damaged())
    result = -sum(v for a, v in balances.items() if a[0] in "67")
    print("%d entries, %d lines, result %s, bank %s" % (
        len(entries), sum(len(e.lines) for e in entries), result / 100, balances["51200000"] / 100))


main(sys.argv[1])
