// Other tests show what it does; that it is written right shows -Dit.allGuides.
return allGuides == 'true'
