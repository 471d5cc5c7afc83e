# The repository takes both files, and not the list of versions.
cd ~/repository/org/example/shop
mv maven-metadata.xml away.xml
mkdir -p maven-metadata.xml/full
cd ~/shop
! mvn release-kit:perform
cd ~/repository/org/example/shop
rm -r maven-metadata.xml
mv away.xml maven-metadata.xml
cd ~/shop
