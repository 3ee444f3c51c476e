fn helper( {}
