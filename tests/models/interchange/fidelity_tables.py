"""What one sees in real tables, LDIF and Monica's JSON: ``= file #card``, then ``place: value`` a line."""

TABLES = """
= csv/excel_fr_semicolon_cp1252.csv #1
given: Élodie
family: Bœuf
organisation: Crêperie
phone: 06 12 34 56 78
email: elodie@example.fr
birthday: 1985-04-12
note: aime le thé; 15 €
= csv/excel_fr_semicolon_cp1252.csv #2
name: François Lefèvre
organisation: SARL Hôtel
phone: +33 1 40 20 50 50
birthday: 1970-02-03
= csv/google_contacts_new.csv #1
given: Élodie
family: Bœuf
nickname: Lolo
organisation: Crêperie de l'Ouest
role: Gérante
birthday: 1985-04-12
anniversary: --06-21
note line: Rencontrée à Noël
note line: aime le thé
tag: Clients
email work: elodie@example.org
email: elo@example.com
email: e2@example.com
phone mobile: +33 6 12 34 56 78
phone mobile: 06 98 76 54 32
address work: 1 rue de l'Église\\n29200 Brest\\nFrance
parts work:  |  | 1 rue de l'Église | Brest |  | 29200 | FR
town: Brest
url profile: https://example.org
= csv/google_contacts_new.csv #2
name: Studio Sans Nom
organisation: Studio Sans Nom
phone work: 3639
= csv/google_contacts_old.csv
name: Élodie Bœuf
given: Élodie
birthday: 1985-04-12
note: aime le thé
tag: Clients
email work: elodie@example.org
email work: elo@example.com
phone mobile: +33 6 12 34 56 78
organisation: Crêperie
role: Gérante
= csv/import_test_unit_resources_basic_addressbook.csv
name: John Doe
email: johndoe@host.invalid
= csv/import_test_unit_resources_basic_csv_addressbook.csv #2
given: Jane
email: jane@doe.invalid
= csv/import_test_unit_resources_csv_semicolon.csv #2
name: Jane Doe
family: Doe
email: jane@doe.invalid
= csv/import_test_unit_resources_utf16_addressbook.csv
given: John
email: johndoe@host.invalid
= csv/linkedin_connections_en.csv #1
name: Élodie Bœuf
organisation: Müller, Schmidt & Co
role: Directrice artistique
url: https://www.linkedin.com/in/elodie-boeuf
met on: 2024-03-05
= csv/linkedin_connections_en.csv #2
family: Durand, PhD
email: max@example.org
met on: 2023-01-01
= csv/outlook_fr_cp1252.csv
prefix: Mme
name: Élodie Bœuf
organisation: Crêperie
role: Gérante
parts work:  |  | 1 rue de l'Église | Brest |  | 29200 | France
phone work: 02 98 00 00 00
phone mobile: 06 12 34 56 78
email: elodie@example.org
tag: Clients
tag: Amis
note: aime le thé — 15 €
= csv/import_test_unit_resources_basic_ldif_addressbook.ldif
name: Display Name
given: First
nickname: Nickname
email: primaryemail@host.invalid
email other: secondemail@host.invalid
im aim: screenname
phone work: 123-456-7890
phone home: 234-567-8901
phone fax: 345-678-9012
phone pager: 456-789-0123
phone mobile: 567-890-1234
parts home:  |  | Home Address Line 1\\nHome Address Line 2 | Home City | Home State | Home Zip | Home Country
parts work:  |  | Work Address Line 1\\nWork Address Line 2 | Work City | Work State | Work Zip | Work Country
role: Job Title
organisation: Organization Name
url work: http://127.0.0.1
url home: http://localhost
birthday: 1900-01-02
note line: Notes line 4
note line: Department: Department
note line: Custom 3: Custom Field 3
= json/monica_4x.json
name: Élodie Bœuf
uid: c1
organisation: Crêperie
role: Gérante
rhythm: 30
tag: client
birthday: --04-12
note: aime le thé
"""
