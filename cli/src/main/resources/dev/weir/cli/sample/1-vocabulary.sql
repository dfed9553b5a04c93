-- Words and dice. Every value below is drawn by hashing a row number with a salt, so that each run, on each machine,
-- makes the same lake. A change of a word or a salt needs a new SampleLake.VERSION.

create macro pick(words, i, salt) as words[1 + (hash(i, salt) % len(words)::ubigint)::integer];
create macro chance(i, salt) as (hash(i, salt) % 1000000)::double / 1000000;
create macro whole(i, salt, low, high) as low + (hash(i, salt) % (high - low + 1)::ubigint)::bigint;
create macro moment(i, salt, first_day, days) as
    first_day::timestamp + to_seconds((hash(i, salt) % (days * 86400)::ubigint)::bigint);

-- 'Ægir Løvås' -> 'aegir lovas'
create macro ascii(text) as lower(strip_accents(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(text,
        'ß', 'ss'), 'ø', 'o'), 'Ø', 'O'), 'æ', 'ae'), 'Æ', 'AE'), 'ł', 'l'), 'Ł', 'L'), 'đ', 'd'), 'ı', 'i')));

-- A name in another script carries its Latin form after '='.
create macro native(name) as split_part(name, '=', 1);
create macro latin(name) as
    case when contains(name, '=') then split_part(name, '=', 2)
         else regexp_replace(ascii(name), '[^a-z]', '', 'g') end;

create table culture as
select row_number() over () - 1 as id, * from (values
    ('US', 'en', '+1 415', 'USD', 'Inc.',
        ['Olivia', 'James', 'Ava', 'Ethan', 'Mia', 'Noah', 'Harper', 'Elijah', 'Zoe', 'Mason', 'Grace', 'Henry'],
        ['Smith', 'Johnson', 'Brown', 'Garcia', 'Miller', 'Davis', 'Wilson', 'Anderson', 'Nguyen', 'Carter', 'Brooks'],
        ['San Francisco', 'Austin', 'Chicago', 'Denver', 'Boston']),
    ('GB', 'en', '+44 20', 'GBP', 'Ltd',
        ['Amelia', 'Oliver', 'Isla', 'George', 'Freya', 'Arthur', 'Siobhán', 'Rhys', 'Poppy', 'Alfie'],
        ['Taylor', 'Davies', 'Evans', 'O''Connor', 'Patel', 'Hughes', 'Walker', 'Wright', 'Ahmed', 'Clarke'],
        ['London', 'Manchester', 'Bristol', 'Leeds', 'Cardiff']),
    ('DE', 'de', '+49 30', 'EUR', 'GmbH',
        ['Jürgen', 'Anneliese', 'Björn', 'Käthe', 'Lukas', 'Sabine', 'Jörg', 'Heike', 'Emre', 'Mareike', 'Götz'],
        ['Müller', 'Schäfer', 'Weiß', 'Krüger', 'Schröder', 'Vogel', 'Groß', 'Yılmaz', 'Brandt', 'Köhler'],
        ['Berlin', 'München', 'Köln', 'Leipzig', 'Düsseldorf']),
    ('FR', 'fr', '+33 1', 'EUR', 'SAS',
        ['Élodie', 'François', 'Zoé', 'Mathéo', 'Chloé', 'Jérôme', 'Inès', 'Gaël', 'Noémie', 'Théo'],
        ['Lefèvre', 'Dubois', 'Besançon', 'Moreau', 'Garnier', 'Benoît', 'Chevalier', 'Nguyễn', 'Marchand'],
        ['Paris', 'Lyon', 'Nîmes', 'Nantes', 'Orléans']),
    ('ES', 'es', '+34 91', 'EUR', 'S.L.',
        ['Lucía', 'Álvaro', 'Begoña', 'Íñigo', 'Martín', 'Sofía', 'Nerea', 'José', 'Ximena', 'Raúl'],
        ['García', 'Muñoz', 'Ibáñez', 'Núñez', 'Castaño', 'Ortega', 'Peña', 'Vázquez', 'Etxeberria'],
        ['Madrid', 'Málaga', 'Logroño', 'Sevilla', 'Bilbao']),
    ('BR', 'pt', '+55 11', 'BRL', 'Ltda',
        ['João', 'Conceição', 'Luísa', 'Antônio', 'Beatriz', 'Thaís', 'Caio', 'Débora', 'Vitória'],
        ['Souza', 'Araújo', 'Gonçalves', 'Magalhães', 'Simões', 'Pereira', 'Brandão', 'Nakamura'],
        ['São Paulo', 'Curitiba', 'Recife', 'Florianópolis']),
    ('PL', 'pl', '+48 22', 'PLN', 'Sp. z o.o.',
        ['Łukasz', 'Małgorzata', 'Paweł', 'Zofia', 'Bożena', 'Wojciech', 'Agnieszka', 'Michał', 'Grażyna'],
        ['Wójcik', 'Kowalczyk', 'Dąbrowski', 'Szymańska', 'Jabłoński', 'Zając', 'Król', 'Gołąb'],
        ['Warszawa', 'Kraków', 'Łódź', 'Wrocław', 'Gdańsk']),
    ('SE', 'sv', '+46 8', 'SEK', 'AB',
        ['Åsa', 'Göran', 'Linnéa', 'Örjan', 'Maja', 'Håkan', 'Elsa', 'Björn', 'Signe'],
        ['Sjöberg', 'Åkesson', 'Lindqvist', 'Bergström', 'Öberg', 'Nyström', 'Hägglund', 'Ekström'],
        ['Stockholm', 'Göteborg', 'Malmö', 'Umeå']),
    ('NO', 'nb', '+47 22', 'NOK', 'AS',
        ['Søren', 'Ingebjørg', 'Øystein', 'Kåre', 'Sunniva', 'Bjørn', 'Astrid', 'Ægir'],
        ['Ødegård', 'Løvås', 'Næss', 'Hansen', 'Bråthen', 'Sørensen', 'Dahl', 'Grønli'],
        ['Oslo', 'Bergen', 'Tromsø', 'Ålesund']),
    ('JP', 'ja', '+81 3', 'JPY', '株式会社',
        ['花子=hanako', '太郎=taro', 'さくら=sakura', '健太=kenta', '結衣=yui', '蓮=ren', '陽菜=hina', '大輝=daiki'],
        ['佐藤=sato', '鈴木=suzuki', '高橋=takahashi', '田中=tanaka', '渡辺=watanabe', '小林=kobayashi', '加藤=kato'],
        ['東京', '大阪', '京都', '札幌', '福岡']),
    ('GR', 'el', '+30 21', 'EUR', 'ΑΕ',
        ['Ελένη=eleni', 'Γιώργος=giorgos', 'Μαρία=maria', 'Νίκος=nikos', 'Αθηνά=athina', 'Σταύρος=stavros'],
        ['Παπαδόπουλος=papadopoulos', 'Οικονόμου=oikonomou', 'Δημητρίου=dimitriou', 'Βλάχος=vlachos'],
        ['Αθήνα', 'Θεσσαλονίκη', 'Πάτρα']),
    ('IN', 'hi', '+91 80', 'INR', 'Pvt Ltd',
        ['Aarav', 'Priya', 'Ananya', 'Rohan', 'Lakshmi', 'Vikram', 'Meera', 'Arjun', 'Kavya'],
        ['Sharma', 'Iyer', 'Reddy', 'Chatterjee', 'Singh', 'Nair', 'Desai', 'Bose'],
        ['Bengaluru', 'Mumbai', 'Pune', 'Kolkata'])
) as c(country, language, dial, currency, legal_form, given, family, cities);

create table words as select
    ['Aster', 'Brightleaf', 'Cobalt', 'Dovetail', 'Ember', 'Fjord', 'Granite', 'Harbour', 'Indigo', 'Juniper', 'Kestrel',
     'Lumen', 'Meridian', 'Northwind', 'Opal', 'Pinecrest', 'Quarry', 'Riverstone', 'Saffron', 'Tidewater', 'Umbra',
     'Vela', 'Willow', 'Yarrow', 'Zephyr', 'Nordlicht', 'Soleil', 'Alba', 'Kiku', 'Żubr'] as company_first,
    ['Foods', 'Logistics', 'Textiles', 'Robotics', 'Outdoor', 'Pharma', 'Energy', 'Media', 'Living', 'Instruments',
     'Coffee', 'Ceramics', 'Mobility', 'Software', 'Paper', 'Optics', 'Bikes', 'Garden'] as company_second,
    ['Retail', 'Manufacturing', 'Logistics', 'Healthcare', 'Energy', 'Software', 'Hospitality', 'Media'] as industries,
    ['m.okafor', 'l.bergmann', 's.tanaka', 'r.costa', 'j.novak', 'e.haddad', 'p.walsh', 'a.lindgren'] as sellers,
    ['Prospecting', 'Qualification', 'Proposal', 'Negotiation'] as open_stages,
    ['Closed Won', 'Closed Won', 'Closed Lost'] as closed_stages,
    ['Renewal', 'Pilot', 'Expansion', 'Annual plan', 'Store rollout', 'Service contract', 'Spring order'] as deals,
    ['bronze', 'bronze', 'bronze', 'bronze', 'silver', 'silver', 'silver', 'gold', 'gold', 'platinum'] as tiers,
    ['Bluebird Air', 'Corner Café', 'Hotel Aurora', 'Stadtrad', 'Librería Sol', 'Onsen Club'] as partners,
    ['/', '/offers', '/offers/autumn', '/rewards', '/rewards/catalog', '/account', '/stores', '/basket'] as pages,
    ['newsletter-42', 'autumn-double-points', 'welcome-back', 'partner-week'] as campaigns;
