"""What one sees in real vCard files: ``= file #card``, then ``place: value`` a line."""

BOOKS = """
= vcf/ez-vcard_John_Doe_ANDROID.vcf #1
name: john.doe@company.com
email: john.doe@company.com
tag: My Contacts
= vcf/ez-vcard_John_Doe_ANDROID.vcf #3
name: Ñ Ñ Ñ Ñ Ñ
family: Ñ Ñ Ñ Ñ
phone mobile: 123456789
= vcf/ez-vcard_John_Doe_ANDROID.vcf #4
phone mobile: 123456
phone home: 234567
phone home: 45678901
= vcf/ez-vcard_John_Doe_ANDROID.vcf #5
given: Ñ Ñ Ñ
family: Ñ Ñ
phone work fax: 123456
email work: bob@company.com
organisation: ÑÑÑÑÑÑÑÑÑÑÑÑ
url: www.company.com
picture: image/jpeg
= vcf/ez-vcard_John_Doe_ANDROID.vcf #6
phone mobile: 55556666
email: henry@company.com
= vcf/ez-vcard_John_Doe_BLACK_BERRY.vcf
name: John Doe
given: john
family: Doe
organisation: Acme Solutions
phone mobile: +96123456789
picture: image/jpeg
= vcf/ez-vcard_John_Doe_EVOLUTION.vcf
name: Mr. John Richter, James Doe Sr.
uid: 477343c8e6bf375a9bac1f96a5000837
given: John
additional: Richter, James
family: Doe
prefix: Mr.
suffix: Sr.
nickname: Johny
organisation: IBM
role: Money Counter
phone mobile: 905-666-1234
phone work: 905-555-1234
email work: john.doe@ibm.com
im aim: johnny5@aol.com
url: http://www.ibm.com
parts home: ASB-123 |  | 15 Crescent moon drive | Albaney | New York | 12345 | United States of America
birthday: 1980-03-22
anniversary: 1980-03-22
property: X-EVOLUTION-FILE-AS:Doe\\, John
property: X-EVOLUTION-MANAGER:Big Blue
= vcf/ez-vcard_John_Doe_GMAIL.vcf
additional: Richter, James
email home: john.doe@ibm.com
phone mobile: 905-555-1234
phone home: 905-666-1234
address home: Crescent moon drive\\n555-asd\\nNice Area, Albaney, New York 12345\\nUnited States of America
url work: http://www.ibm.com
birthday: 1980-03-22
anniversary: 1975-03-01
note line: Favotire Color: Blue
property: X-PHONETIC-FIRST-NAME:Jon
= vcf/ez-vcard_John_Doe_IPHONE.vcf
name: Mr. John Richter James Doe Sr.
additional: Richter,James
email: john.doe@ibm.com
phone mobile: 905-555-1234
phone home: 905-666-1234
phone work: 905-777-1234
phone home fax: 905-888-1234
phone work fax: 905-999-1234
phone pager: 905-111-1234
phone assistant phone: 905-222-1234
parts home:  |  | Silicon Alley 5, | New York | New York | 12345 | United States of America
address work: Street4\\nBuilding 6\\nFloor 8\\n12345 New York\\nUSA
url homepage: http://www.ibm.com
birthday: 2012-06-06
picture: image/jpeg
property: ORG:IBM;Accounting
property: item3.X-ABADR:Silicon Alley
= vcf/ez-vcard_John_Doe_LOTUS_NOTES.vcf
name: Mr. Doe John I Johny
nickname: Johny,JayJay
suffix: I
role: Generic Accountant
email work: john.doe@ibm.com
email work: billy_bob@gmail.com
phone mobile: +1 (212) 204-34456
phone work fax: 00-1-212-555-7777
address home: John Doe\\nNew York, NewYork,\\nSouth Crecent Dr ive,\\nBuilding 5, floor 3,\\nUSA
birthday: 1980-05-21
uid: 0e7602cc-443e-4b82-b4b1-90f62f99a199
property: GEO:geo:-2.600000,3.400000
property: TZ:1:00
property: MAILER:Mozilla Thunderbird
property: ROLE:Counting Money
= vcf/ez-vcard_John_Doe_MAC_ADDRESS_BOOK.vcf
additional: Richter,James
email work: john.doe@ibm.com
phone work: 905-777-1234
phone mobile: 905-555-1234
phone home fax: 905-888-1234
phone AssistantPhone: 905-222-1234
parts work:  |  | Street4\\nBuilding 6\\nFloor 8 | New York |  | 12345 | USA
url homepage: http://www.ibm.com
birthday: 2012-06-06
picture: image/jpeg
property: X-PHONETIC-LAST-NAME:Dow
= vcf/ez-vcard_John_Doe_MS_OUTLOOK.vcf
name: Mr. John Richter James Doe Sr.
email: john.doe@ibm.cm
phone work: (905) 555-1234
phone home: (905) 666-1234
address work: Cresent moon drive\\nAlbaney, New York  12345
parts work:  |  | Cresent moon drive | Albaney | New York | 12345 | United States of America
address home: Silicon Alley 5,\\nNew York, New York  12345
im: johny5@aol.com
birthday: 1980-03-22
anniversary: 2011-01-13
picture: image/jpeg
property: ROLE:Counting Money
= vcf/ez-vcard_fullcontact.vcf
name: Prefix FirstName MiddleName LastName Suffix
nickname: NickName
phone home: 555-555-1111
phone work: 555-555-1112
phone mobile: 555-555-1114
phone home fax: 555-555-1116
phone: 555-555-1119
email school: school@example.com
email other: other@example.com
email customtype: custom@example.com
url: http://www.blog.com
im gtalk: xmpp:gtalk
im yahoo: ymsgr:yahoo
im jabber: xmpp:jabber
parts other:  | OtherExtended | OtherStreet | OtherCity | OtherState | OtherPostal | OtherCountry
address customtype: CustomExtended\\nCustomStreet\\nCustomPostal CustomCity\\nCustomState\\nCustomCountry
birthday: 2016-08-01
note line: Notes line 2
tag: Tag
property: TITLE:Title2
property: ORG:Organization2;Department2
= vcf/ez-vcard_gmail-list.vcf #2
name: Chris Beatle
given: Chris
family: Beatle
email: chrisy55d@yahoo.com
= vcf/ez-vcard_gmail-list.vcf #3
name: Doug White
email: dwhite@gmail.com
= vcf/ez-vcard_gmail-single.vcf
nickname: Gman
email: gdartmouth@hotmail.com
im icq: 123456789
phone mobile: 555 555 1111
phone GRAND_CENTRAL: 555 555 2222
address home: 123 Home St\\nHome City, HM 12345
parts CustomAdrType:  |  | 321 Custom St | Custom City | TX | 98765 | USA
url PROFILE: http://TheProfile.com
birthday: 1960-09-10
anniversary: 1970-06-02
note line: This is GMail's note field.
note line: ACustomField: CustomField
= vcf/ez-vcard_gmail-single2.vcf
email home: homeemail@example.com
email work: workemail@example.com
email CustomEmailCategory: customcategory@example.com
im gtalk: IM2
im aim: IM3
im yahoo: IM4
im skype: IM5
im msn: IM7
im icq: IM8
phone: 5555551114
phone main: 5555551116
phone home fax: 5555551117
phone pager: 5555551120
phone CustomePhoneCategory: 5555551121
parts CustomAddressCategory:  |  | 115 Main St | NY | New York | 10011 |
url BLOG: http://www.example3.com
url homepage: http://www.example4.com
url work: http://www.example5.com
birthday: 1912-06-23
anniversary: 1930-03-20
date: 1776-07-04
date CustomDateCategory: 2000-09-12
note line: CustomField: field value
= vcf/ez-vcard_issue_issue114.vcf
name: Dummy, Dummy
phone mobile: +49 1234 56789
email home: dummy.dummy@dummy.com
organisation: Dummy GmbH
= vcf/ez-vcard_outlook-2003.vcf
name: John Doe III
suffix: III
nickname: Joey
organisation: Company, The
role: The Job Title
note line: Second line
note line: Third line is empty
phone work: BusinessPhone
phone mobile: MobilePhone
phone work fax: BusinessFaxPhone
address work: TheOffice\\n123 Main St\\nAustin, TX 12345\\nUnited States of America
parts work:  | TheOffice | 123 Main St | Austin | TX | 12345 | United States of America
email: jdoe@hotmail.com
birthday: 1980-03-21
property: ROLE:TheProfession
= vcf/ez-vcard_outlook-2007.vcf
given: Michael
family: Angstadt
suffix: Jr.
nickname: Mike
phone work: (111) 555-1111
phone home: (111) 555-2222
phone mobile: (111) 555-4444
phone work fax: (111) 555-3333
address work: 222 Broadway\\nNew York, NY 99999\\nUSA
url home: http://mikeangstadt.name
im: im@aim.com
email: mike.angstadt@gmail.com
birthday: 1922-03-10
anniversary: 2012-08-01
note line: It does not preserve the formatting
picture: image/jpeg
property: FBURL:http://website.com/mycal
= vcf/ez-vcard_rfc2426-example.vcf #1
name: Frank Dawson
organisation: Lotus Development Corporation
parts work:  |  | 6544 Battleford Drive | Raleigh | NC | 27613-3502 | U.S.A.
phone work: +1-919-676-9515
phone work fax: +1-919-676-9564
email: Frank_Dawson@Lotus.com
email: fdawson@earthlink.net
url: http://home.earthlink.net/~fdawson
= vcf/ez-vcard_rfc6350-example.vcf
family: Perreault
suffix: ing. jr,M.Sc.
birthday: --02-03
anniversary: 2009-08-08
organisation: Viagenie
parts work:  | Suite D2-630 | 2875 Laurier | Quebec | QC | G1V 2M2 | Canada
phone work: +1-418-656-9254 ext. 102
phone work mobile: +1-418-262-6501
email work: simon.perreault@viagenie.ca
url home: http://nomis80.org
property: LANG;PREF=2:en
property: TZ:-0500
= vcf/ez-vcard_thunderbird-MoreFunctionsForAddressBook-extension.vcf
organisation: TheOrganization
nickname: Johnny
parts work:  | 222 Broadway | Suite 100 | New York | NY | 98765 | USA
parts home:  | 123 Main St | Apt 10 | Austin | TX | 12345 | USA
phone fax: 555-555-3333
phone pager: 555-555-4444
email: additional-email2@company.com
url home: http://www.private-webpage.com
birthday: 1970-09-21
anniversary: 1990-04-30
note line: You can put anything in the "note" field; even curse words.
picture: image/jpeg
= vcf/kcontacts_autotests_data_vcard10.vcf #1
address work: DDDDDDDDDDDDDDD-Staße 2\\n00000 DDDDDDDDDD
organisation: Bike Shop
= vcf/kcontacts_autotests_data_vcard10.vcf #2
parts home:  |  | AAAAAAA-AäAAAAA 11 | Urt |  | 00000 |
url: http://some-webseite.com
= vcf/kcontacts_autotests_data_vcard10.vcf #4
prefix: Dr. med.
given: Surname
family: Name
role: Facharzt für Allgemeinmedizin
note line: Mo   8–12, 15–18
note line: Do 14–19
= vcf/kcontacts_autotests_data_vcard13.vcf
email home: thejoe@abc.com
email work: johndoe@abc.com
url: test2.url
= vcf/kcontacts_autotests_data_vcard5.vcf
name: Mustermann, Heiko
nickname: clown
organisation: KDE
role: Developer
birthday: 1955-07-19
anniversary: 1982-07-07
phone home: 0351 223344
phone mobile: 0173 223344
email: heiko8@tst.inf.tu-dresden.de
parts work:  |  | Prager Strasse 55 | Dresden | Sachsen | 01066 | Germany
picture: image/png
tag: Friend
note line: please copy me to your address book...
property: X-KADDRESSBOOK-X-Office:223 2nd stage
= vcf/kcontacts_autotests_data_vcard8.vcf
note line: line two
= vcf/kcontacts_autotests_data_vcard_legacy_messaging_fields.vcf
im twitter: kdecommunity
im xmpp: two@test.org
= vcf/sabre_VObject_issue153.vcf
name: Test Benutzer
picture: image/jpeg
= vcf/vobject_radicale-1587.vcf
additional: Additional
prefix: Prefix
suffix: Suffix
"""
