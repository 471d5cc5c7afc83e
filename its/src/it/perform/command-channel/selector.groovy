// Other tests show most of what it does; all of it shows -Dit.all.
return everything == 'true'
