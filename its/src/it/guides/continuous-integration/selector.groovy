// Other tests show what it does; that it is written right shows -Dit.all.
return everything == 'true'
