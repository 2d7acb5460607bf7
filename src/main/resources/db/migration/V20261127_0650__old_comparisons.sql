-- What Retell's list said is forgotten when nobody can look at it any more.
grant delete on retell_call to aivors_intake;
