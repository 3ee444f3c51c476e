#!/bin/sh
# Makes the keys and certificates of the cases anew. They guard nothing.
set -eu
cd "$(dirname "$0")"
DAYS=36500

# name, subject, extensions, issuer
signed() {
  openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
  printf '%s\n' "$3" > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA "$4.pem" -CAkey "$4.key" -set_serial "$5" -days $DAYS -sha256 -extfile "$1.ext" -out "$1.pem"
  rm "$1.csr" "$1.ext"
}

rsa() { openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$1.key"; }
ec() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:"$2" -out "$1.key"; }

ec ca P-256
openssl req -x509 -new -key ca.key -subj '/C=ZZ/O=Ouro/CN=Test Authority' -days $DAYS -sha256 -set_serial 1 -out ca.pem \
  -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign'
ec middle P-384
signed middle '/C=ZZ/O=Ouro/CN=Middle' 'basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign' ca 2
rsa server
signed server '/C=ZZ/O=Ouro/CN=localhost' 'subjectAltName=DNS:localhost,DNS:*.example.test,IP:127.0.0.1,IP:::1
extendedKeyUsage=serverAuth' ca 3
ec ec P-256
signed ec '/CN=ec.example.test' 'subjectAltName=DNS:ec.example.test,DNS:localhost' middle 4
cat ec.pem middle.pem > ec-chain.pem
ec client P-256
signed client '/CN=a client/emailAddress=client@example.test' 'extendedKeyUsage=clientAuth' ca 5
openssl genpkey -algorithm ED25519 -out ed.key
signed ed '/CN=localhost' 'subjectAltName=DNS:localhost' ca 6
rsa self
openssl req -x509 -new -key self.key -subj '/CN=self' -days $DAYS -sha256 -set_serial 7 -out self.pem
ec expired P-256
openssl req -new -key expired.key -subj '/CN=localhost' -out expired.csr
printf 'subjectAltName=DNS:localhost\n' > expired.ext
: > index.txt
openssl ca -batch -notext -md sha256 -startdate 20200101000000Z -enddate 20210101000000Z -cert ca.pem -keyfile ca.key -in expired.csr -out expired.pem \
  -extfile expired.ext -config /dev/stdin -create_serial <<'CONFIG'
[ca]
default_ca = it
[it]
new_certs_dir = .
database = ./index.txt
serial = ./index.serial
policy = any
email_in_dn = no
[any]
commonName = supplied
CONFIG
rm -f expired.csr expired.ext index.* ./[0-9A-F]*.pem
# The same key in other forms.
openssl rsa -in server.key -traditional -out server-pkcs1.key
openssl ec -in ec.key -out ec-sec1.key
openssl pkcs8 -topk8 -in server.key -passout pass:secret -v2 aes-256-cbc -out server-encrypted.key
openssl rsa -in server.key -traditional -aes256 -passout pass:secret -out server-old.key
openssl pkcs12 -export -inkey server.key -in server.pem -certfile ca.pem -passout pass:secret -out server.pfx
openssl pkcs12 -export -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -inkey server.key -in server.pem -passout pass:secret -out server-3des.pfx
