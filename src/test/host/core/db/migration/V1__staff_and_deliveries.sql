CREATE TABLE staff (
    username text PRIMARY KEY,
    password text NOT NULL,
    name     text NOT NULL,
    duty     text NOT NULL
);
INSERT INTO staff VALUES
    ('tessa', '{noop}hospital-tessa', 'Tessa Technician', 'TECHNICIAN'),
    ('tom',   '{noop}hospital-tom',   'Tom Reviewer',     'SENIOR'),
    ('quinn', '{noop}hospital-quinn', 'Quinn Quality',    'QUALITY'),
    ('piet',  '{noop}hospital-piet',  'Piet Qualified',   'QP'),
    ('rita',  '{noop}hospital-rita',  'Rita Reception',   'RECEPTION'),
    ('ida',   '{noop}hospital-ida',   'Ida IT',           'IT');
CREATE TABLE delivery (number text PRIMARY KEY);
CREATE TABLE report_inbox (report text PRIMARY KEY, lot text NOT NULL);
