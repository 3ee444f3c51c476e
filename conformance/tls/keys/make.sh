#!/bin/sh
# Makes the keys and certificates of the cases anew. They guard nothing.
set -eu
cd "$(dirname "$0")"

# name, subject, extensions, issuer (`-` for itself), serial number, last day
signed() {
  openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
  printf '%s\n' "$3" > "$1.ext"
  : > index.txt
  echo "$5" > index.serial
  if [ "$4" = - ]; then who="-selfsign -keyfile $1.key"; else who="-cert $4.pem -keyfile $4.key"; fi
  # shellcheck disable=SC2086
  openssl ca -batch -notext -md sha256 -startdate 20200101000000Z -enddate "${6:-21200101000000Z}" $who -in "$1.csr" -out "$1.pem" \
    -extfile "$1.ext" -config /dev/stdin <<'CONFIG'
[ca]
default_ca = it
[it]
new_certs_dir = .
database = ./index.txt
serial = ./index.serial
policy = any
email_in_dn = yes
unique_subject = no
[any]
countryName = optional
organizationName = optional
commonName = supplied
emailAddress = optional
CONFIG
  rm -f "$1.csr" "$1.ext" index.* ./[0-9A-F][0-9A-F].pem
}

rsa() { openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1.key"; }
ec() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:"$2" -out "$1.key"; }

ec ca P-256
signed ca '/C=ZZ/O=Ouro/CN=Test Authority' 'basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash' - 01
ec middle P-384
signed middle '/C=ZZ/O=Ouro/CN=Middle' 'basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign' ca 02
rsa server
signed server '/C=ZZ/O=Ouro/CN=localhost' 'subjectAltName=DNS:localhost,DNS:*.example.test,IP:127.0.0.1,IP:::1
extendedKeyUsage=serverAuth
authorityKeyIdentifier=keyid' ca 03
ec ec P-256
signed ec '/CN=ec.example.test' 'subjectAltName=DNS:ec.example.test,DNS:localhost' middle 04
cat ec.pem middle.pem > ec-chain.pem
ec client P-256
signed client '/CN=a client/emailAddress=client@example.test' 'extendedKeyUsage=clientAuth' ca 05
openssl genpkey -algorithm ED25519 -out ed.key
signed ed '/CN=localhost' 'subjectAltName=DNS:localhost' ca 06
rsa self
signed self '/CN=self' 'basicConstraints=CA:FALSE' - 07
ec expired P-256
signed expired '/CN=localhost' 'subjectAltName=DNS:localhost' ca 08 20210101000000Z
# The same keys in other forms.
openssl rsa -in server.key -traditional -out server-pkcs1.key
openssl ec -in ec.key -out ec-sec1.key
openssl pkcs8 -topk8 -in server.key -passout pass:secret -v2 aes-256-cbc -out server-encrypted.key
openssl rsa -in server.key -traditional -aes256 -passout pass:secret -out server-old.key
openssl pkcs12 -export -inkey server.key -in server.pem -certfile ca.pem -passout pass:secret -out server.pfx
openssl pkcs12 -export -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -inkey server.key -in server.pem -passout pass:secret -out server-3des.pfx
