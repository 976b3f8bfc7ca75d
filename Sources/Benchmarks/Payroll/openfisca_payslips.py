"""Computes with openfisca-france the payslips of a file that Benchmarks wrote, and prints the time and how many lines agree.

One situation a line: month;gross;hours of the week;headcount;executive;rate of accidents;then code=cents for each line of ours.
A vectorial engine at its best: one simulation for all the payslips of a month. What is timed is the calculation, not the loading.
"""
import collections
import sys
import time

import numpy
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_france import FranceTaxBenefitSystem

# Our lines, and the variables they are the sum of.
LINES = {
    "health.employer": ["mmid_employeur_net_allegement"],
    "oldAgeCapped.employee": ["vieillesse_plafonnee_salarie"],
    "oldAgeCapped.employer": ["vieillesse_plafonnee_employeur"],
    "oldAgeUncapped.employee": ["vieillesse_deplafonnee_salarie"],
    "oldAgeUncapped.employer": ["vieillesse_deplafonnee_employeur"],
    "family.employer": ["famille_net_allegement"],
    "unemployment.employer": ["chomage_employeur"],
    "wageGuarantee.employer": ["ags"],
    "pension.employee": ["agirc_arrco_salarie"],
    "pension.employer": ["agirc_arrco_employeur"],
    "ceg.employee": ["contribution_equilibre_general_salarie"],
    "ceg.employer": ["contribution_equilibre_general_employeur"],
    "cet.employee": ["contribution_equilibre_technique_salarie"],
    "cet.employer": ["contribution_equilibre_technique_employeur"],
    "apec.employee": ["apec_salarie"],
    "apec.employer": ["apec_employeur"],
    "solidarity.employer": ["contribution_solidarite_autonomie"],
    "socialDialogue.employer": ["financement_organisations_syndicales"],
    "workAccident.employer": ["accident_du_travail"],
    "csgDeductible.employee": ["csg_deductible_salaire"],
    "csgNonDeductible.employee": ["csg_imposable_salaire", "crds_salaire"],
    "generalReduction": ["allegement_general"],
}

# Why openfisca-france 176.1.8 differs: ours, theirs and the gross in cents. It keeps an AGS of 0.20 %, which is 0.25 % since July 2024,
# and a minimum wage of 151.67 hours where the law multiplies 35 hours by 52 and divides by 12: the fourth decimal of the coefficient.
KNOWN = {
    "wageGuarantee.employer": lambda ours, theirs, gross: abs(theirs * 1.25 - ours) <= 2,
    "generalReduction": lambda ours, theirs, gross: abs(theirs - ours) <= gross * 0.0001 + 1.5,
}


def simulation(system, rows, period):
    builder = SimulationBuilder()
    builder.create_entities(system)
    people = [str(index) for index in range(len(rows))]
    builder.declare_person_entity("individu", people)
    for entity in ("famille", "foyer_fiscal", "menage"):
        instance = builder.declare_entity(entity, people)
        roles = {"famille": "demandeur", "foyer_fiscal": "declarant_principal", "menage": "personne_de_reference"}
        builder.join_with_persons(instance, people, [roles[entity]] * len(people))
    made = builder.build(system)
    column = lambda index: numpy.array([row[index] for row in rows])
    hours = column(2).astype(float)
    made.set_input("salaire_de_base", period, column(1).astype(float) / 100)
    made.set_input("effectif_entreprise", period, column(3).astype(int))
    made.set_input("categorie_salarie", period, numpy.where(column(4) == "1", "prive_cadre", "prive_non_cadre"))
    made.set_input("contrat_de_travail", period, numpy.where(hours < 35, "temps_partiel", "temps_plein"))
    made.set_input("heures_remunerees_volume", period, numpy.where(hours < 35, hours * 52 / 12, 151.67))
    made.set_input("quotite_de_travail", period, numpy.minimum(hours / 35, 1))
    made.set_input("contrat_de_travail_debut", period, numpy.full(len(rows), "2020-01-06", dtype="datetime64[D]"))
    made.set_input("age", period, numpy.full(len(rows), 36))
    made.set_input("taux_accident_travail", period, column(5).astype(float) / 100)
    made.set_input("allegement_general_mode_recouvrement", period, numpy.full(len(rows), "anticipe"))
    return made


def main():
    months = collections.defaultdict(list)
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split(";")
            months[fields[0]].append((fields[:6], dict(field.split("=") for field in fields[6:])))
    system = FranceTaxBenefitSystem()
    taken, agree, known, differ = 0.0, collections.Counter(), collections.Counter(), collections.Counter()
    largest = collections.Counter()
    for month, rows in sorted(months.items()):
        made = simulation(system, [fields for fields, _ in rows], month)
        start = time.perf_counter()
        found = {line: sum(made.calculate(name, month) for name in names) for line, names in LINES.items()}
        taken += time.perf_counter() - start
        for line, values in found.items():
            for (fields, lines), value in zip(rows, values):
                ours, theirs = int(lines.get(line, "0")), abs(float(value)) * 100
                # It does not round, and counts in single precision: half a cent of ours, and one of its own.
                if abs(ours - theirs) <= 1.5:
                    agree[line] += 1
                    continue
                explained = line in KNOWN and KNOWN[line](ours, theirs, int(fields[1]))
                (known if explained else differ)[line] += 1
                if not explained:
                    largest[line] = max(largest[line], abs(ours - theirs))
    print(f"{taken:.6f}")
    for line in LINES:
        print(f"{line};{agree[line]};{known[line]};{differ[line]};{round(largest[line])}")


main()
