/*! Part of WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. See NOTICE. */
// Written by tools/make_wordnet_tree.py.

/**
 * The synsets of ImageNet's classes, in their order, then those above them, one a line: the numbers of the synsets
 * right above, in base 36, counted from the first that is no class; then words. Of a class its label has the words.
 * A word after `?` means something else more often, or as often.
 */
export const WORDNET_TREE = `
m
m
t
u
s
v
v
w
w:?hen
x
10
10
10
10
11
12
13
14
14
15
z:?dipper
17
18
16
19
1b
1c
1c
1d
1d
1f
1e
1e
1l
1l
1k
1k
1k
1o
1p
1p
1q
1r
1r
1s
1t
1u
1v
1w
1z
20
23
25
25
25:?sand viper
25:?grass snake
25
25:?grass snake
25
25
25
27
28
2a
2c
24
2d:?sand viper
2f
2f
2g
2h
2h
2i
2i
2i
2i
2i
2i
2j:?tick
2g
2l
2l
2l:?partridge
2l
2o
2m
2m:?partridge
2p
2p
2q
2r
2t
2u
2u
2v
2w
2w
30
32
2z
33
34
36:?anteater
36
39
3a
38
3d
3e
3g
3h
3h
3j
3j
3j:?slug
3j
3i
3k
3o
3o
3o
3o
3q
3p:?crawfish,?crayfish
3n:?crayfish,?crawfish
3n
3m
3s
3s
3r
3r
3t
3u
3t
3r:?crane
3r
3x
3y:?marsh hen,?water hen
3r
42
43
43
44
40
45
47
48
4c
4e:?killer
4f
4j
4m
4m
4m
4m
4m
4o
4n
4m
4p
4q:?Afghan
4q
4q
4q
4q
4r
4s
4s
4q
4t
4t
4u
4u
4q
4q
4q
4q
4q
4q
4w
4w
4v
4v
4v
4v
4v
4v
4v
4x
4y
4z
4v
4v
4v
4v
4v
50
50
50
4v
4v
4v
4v
4v
4v
52
52
52
52
52
53
53
54
54
54
55
55
56
56
55
55
57
59
59
5b
5b
5a
5a
5a
5a
5a
5a
5a
5a
5a
5a
5c
5c
5d
5d
5d
5d
58:?boxer
58
5e
5f
58
58
58
5g
5g
4l
5c
4l
4l
4l
4l
4l
5h
5h
5h
5h
5i
5j
5j:?Cardigan
5k
5k
5k
4l
5l
5l
5l
5l
5m
5m
5m
4k
5n
5n
5n
5n
5q
5q
5q
5q:?Siamese
5q
5r:?catamount,?painter,?panther
5r:?catamount
5s
5s:?ounce
5s
5s
5s
5s
5t
5t
5t
5t
5u
5u
5y
5y
5y
5y
5y
60
60
5y
61
62
62
63:?hopper
63
64:?walking stick
65
65
66
66
67
68
68
6b
6a
6c:?monarch
6d
6a
6a
6e
6e
6e
6h
6g
6h
6i
6i
6k
6i
6i
6l
6p
6o
6s:?Sus scrofa
6s:?Sus scrofa
6s
6r
6w
6x
6u
6y:?ram
70
72
73
73
73
74
6r
75
75
75:?polecat
75
75
75:?skunk,?polecat
75
77
78
7c
7c
7c
7d
7d
7f
7f
7f
7f
7f
7f
7f
7g
7g
7g
7g
7g
7g
7h
7h
7j
7j
7k:?panda
7k:?panda
7m
k
7q
7t
7u
7v
7v
7x
7y:?blowfish
9t
h9
d0
co dx
d2
k4
85
eb
it
a0
f7:?amphibian
ae
hx
gp
96
8m
8p
kk i5
d4:?beam
eb
fw
81
iq
8t
k8
a5
i5
cd
er
jz:?barrel
d6
8q 8u:?baseball
8q 8x:?basketball
8o
bm
9x
ji 8y
jz:?bath
a0:?wagon,?waggon
jj:?beacon
ds
da
9d
cx
i0
g4
95
j0
go:?binder
fk
i0
hx
ib
fc
da
cq
i5
9y
k6:?bow
fc
ex:?brass,?plaque
js kg
8t:?groin
8f:?aegis
ab
jz
cf
k0 9b
fu:?bullet
i5
a0:?cab,?hack
gi
e2
d3:?cannon
id
fi
iz:?cardigan
f4
h7
dy
9h:?carton
k9
eh:?ATM
aq
c3
cm:?castle
hh
c3
9f
gw:?cell
e9:?chain
cg
9b:?mail
gk
9h:?chest
a7
fy:?bell,?gong
9s
io
g9:?church
jb:?cinema
e1:?chopper
by
az
ck
hu
f9
gi
it:?spiral,?whorl
ef
dw ba
i5
a2
a0
9e
9l:?horn
9c
da
8o
e8:?crane
de
9h
8o
av
8q b4
il
9b
8t
j2
g0
j7
cu
ae
k5
j3:?board
g4
kc
dl
e4:?dock
ib
hc
ep
bq
fy
in
k8
fn
cc:?blower
d2
eg
k2
aq
ai
gj em
hm:?boa
fh:?file
9a
jq
ho
il
ki
a5
de
hs
it
fw
90
a1
9l:?horn
fr
ah
jq
eo
gs
cx
f7
8q cz
f7 cz
9a
fy:?gong
bn:?gown
g2
9p:?nursery
d1:?grille
en:?market
dq
ac
jf
jk f2
d8
8w:?hamper
98 bu
gg
g4
ek
co:?harp
a8
ce
8n
hw
jb
cn
et:?hook,?claw
ia
d4
a3
hj
im
dg:?iron
e5
jp kl
a0
i3
gt
a3
ar ba
h9
gp
cf
ah
jz
ht
gg
ct
9z
e1
9p:?library
hq
be:?light
a0
ft:?liner
em
i4
jf
c1:?speaker
d7
cb
am
8p
9h
jc:?maillot
j0:?maillot
jh
fy
fy
az bg:?mask
in
gh
j1
eq
9s
ex
c1
dz:?microwave
jt
9v
9r
ia
fv a0
ha k6
cy
9g
jl dk
a0
c3
h1
c3:?monitor
f3
jz:?mortar
9x
g9
ho
ka
95
j9
c2:?mouse
jo
jw
h6:?muzzle
cf
9i
dt
9y
gg:?notebook
aj
bm
ke
f0
ch
dx ke:?organ
c3:?scope
ia
a3
9m
fp:?packet
ff
k9
ef
9o 8a
fe
h5:?palace
g6
ji
h3
d4
94
je
a1:?coach
8c
j7
iw:?pedestal
9h
hv
jf:?essence
bh
bw
be:?pick
df
cg
jq
iv:?pier
hl
9d
b6
8q
k9
i2:?pirate
jz:?pitcher
bz d8:?plane
9p
8p
gv
jg
d8
9u
hb
jw:?wagon
ad
j2 cs
9d
aq:?pot
k9
gl bp
he
fz gm
ax:?prison house
k6:?missile
fk
bi
8q
8p:?purse
fw
91:?comfort
a0:?racer
ik:?racket
eu:?radiator
al:?radio
8g
aa
hs
kd:?reel
9u
kc
be
9p
g7
ci
a5
fn
c6:?rubber
8q
es:?rule,?ruler
i4
ir
g5
hu
i4
ia
i9
hw
er:?scale
9r
hi
99 i8
bk:?screen
cf
d8
hg
dg ja
8d:?shield
i5
hp
8w
d6
d8
9x
b5
hf
ca
8p
86
bl
ic:?slot
9m
jk
f7
bj
8q
di
h0
da
9g
dv
dc
ig
jr
f5
k7
in
a0
e2:?spotlight,?spot
gd:?stage
eg
9n
fy
ev
hm
cg
je
dc:?stove
ch
hs
ee
at
i6
iu
cu
jd
as
ih
b1
9n
ab
gr
j0
et ge
ar
ev
e3
f2 8e jk:?tank
c3
gi
ge
j6:?television
8q
hc:?thatch
b5
9z aq
ce
a6
hc
dz
i5
hr
ea
aj c4
jq
i5
hs
jq:?rig
gz
gy
ka
hh
gu
8b ex
9r
9l
jz:?tub
cv
dw
9w
ka
g2:?upright
dg:?vacuum
ds
hc:?vault
c9
ic
d0
9n
9f
8q:?volleyball
dz
ae
a4
cq:?closet,?press
dd f2
8v:?washbasin,?washbowl
kc
9d
du
h4
du
80 i7
d5
ho
kf
fc
9d
84:?wing
fr
ii kh
c9
gx
i2:?wreck
id
by
an:?site
ks
gt
ku
kw
dr
l0:?menu
l4:?plate
l5
l6
l7
la
l9
l9
lf
ld
le
lh
lg
ln
lq
lp
lp
ls
ls
lt
lt
lk
lk
lv
lk
lk
lx
ly
lz
lz
lj:?fig
lj
lj
lj
lj
lj
m1
m6
m5
m8
kz lf
kz
kz
kz
ma
mc
md:?cup
md
ml
mj
mi:?drop
mo
mr
mq
mn:?head
mg
mq
mm
ml:?volcano
mv mz
my:?bridegroom
mw
n4
n2
n6
n8:?corn
ne
ne:?hip
nf:?horse chestnut
n9
na
n9
n9
n9
n9
n9
ne:?ear,?spike
nr
:?abstraction,abstract entity
:living thing,animate thing
1:organism,?being
:causal agent,?cause,causal agency
2 3:person,individual,someone,somebody,mortal,?soul
2:animal,animate being,beast,?brute,creature,fauna
2:?plant,flora,plant life
:natural object
a nh:?substance
a:?substance
:?matter
9:?food,nutrient
:artifact,artefact
c:?article
0:?attribute
:location
e:?shape,?form
0:relation
0:?communication
5:domestic animal,domesticated animal
7o:soft-finned fish,malacopterygian
k:cypriniform fish
l:cyprinid,cyprinid fish
5:chordate
n:vertebrate,craniate
o:aquatic vertebrate
7l:cartilaginous fish,chondrichthian
q:elasmobranch,selachian
r:shark
s:mackerel shark
s:requiem shark
r:?ray
o:bird
w:ratite,ratite bird,flightless bird
w:passerine,passeriform bird
y:oscine,oscine bird
z:finch
10:bunting
z:thrush
12:nightingale,Luscinia megarhynchos
z:corvine bird
z:titmouse,?tit
w:bird of prey,raptor,raptorial bird
16:hawk
16:eagle,bird of Jove
16:owl,bird of Minerva,bird of night,hooter
o:?amphibian
1a:salamander
1b:newt,triton
1b:ambystomid,ambystomid salamander
1a:frog,toad,toad frog,anuran,batrachian,salientian
1e:true frog,ranid
o:reptile,reptilian
1g:anapsid,anapsid reptile
1g:diapsid,diapsid reptile
1h:chelonian,chelonian reptile
1j:turtle
1k:sea turtle,marine turtle
1i:saurian
1m:lizard
1n:gecko
1n:iguanid,iguanid lizard
1n:teiid lizard,teiid
1n:agamid,agamid lizard
1n:anguid lizard
1n:venomous lizard
1n:lacertid lizard,lacertid
1n:chameleon,chamaeleon
1n:?monitor,monitor lizard,varan
1i:archosaur,archosaurian,archosaurian reptile
1i:crocodilian reptile,crocodilian
1y:crocodile
1y:alligator,gator
1x:dinosaur
21:ornithischian,ornithischian dinosaur
22:ceratopsian,horned dinosaur
1i:snake,serpent,ophidian
24:colubrid snake,colubrid
24:constrictor
26:?boa
27:python
24:elapid,elapid snake
29:cobra
29:mamba
2b:black mamba,Dendroaspis augusticeps
24:viper
2d:pit viper
2e:rattlesnake,rattler
3c:arthropod
2g:arachnid,arachnoid
2h:spider
2h:acarine
w:gallinaceous bird,gallinacean
5w:grouse
5w:phasianid
2m:pheasant
2n:peafowl,bird of Juno
w:parrot
2p:cockatoo
2p:lory
w:cuculiform bird
2s:cuckoo
w:coraciiform bird
w:apodiform bird
w:piciform bird
w:aquatic bird
2x:waterfowl,water bird,waterbird
2y:anseriform bird
2z:duck
30:sea duck
31:merganser,fish duck,sawbill,sheldrake
2x:swan
o:mammal,mammalian
34:prototherian
35:monotreme,egg-laying mammal
34:metatherian
37:marsupial,pouched mammal
38:kangaroo
38:phalanger,opossum,?possum
34:placental,placental mammal,eutherian,eutherian mammal
5:invertebrate
3c:coelenterate,cnidarian
3d:anthozoan,actinozoan
3e:?coral
3f:stony coral,madrepore,madriporian coral
3c:worm
3c:mollusk,mollusc,shellfish
3i:gastropod,univalve
3i:cephalopod,cephalopod mollusk
2g:crustacean
3l:malacostracan crustacean
3l:decapod crustacean,decapod
3n:crab
3n:lobster
3p:true lobster
2x:wading bird,wader
3r:stork
3r:heron
3t:egret
3r:?rail
2x:gallinule,?marsh hen,?water hen,swamphen
3w:purple gallinule
3v:coot
2x:seabird,sea bird,seafowl
3r:shorebird,shore bird,limicoline bird
40:plover
41:turnstone
40:sandpiper
40:snipe
3z:pelecaniform seabird
3z:sphenisciform seabird
46:penguin
3z:pelagic bird,oceanic bird
3b:aquatic mammal
49:cetacean,cetacean mammal,?blower
4a:?whale
4b:baleen whale,whalebone whale
4b:toothed whale
4d:dolphin
49:sea cow,sirenian mammal,sirenian
3b:carnivore
49:pinniped mammal,pinniped,pinnatiped
4h:?seal
4i:eared seal
4g:canine,canid
4k j:dog,domestic dog,Canis familiaris
4l:toy dog,?toy
4m:toy spaniel
4n:English toy spaniel
4l:hunting dog
4p:hound,hound dog
4q:coonhound
4q:foxhound
4q:wolfhound
4q 6q:greyhound
4p:terrier
4v:bullterrier,bull terrier
4v:fox terrier
4v:wirehair,wirehaired terrier,wire-haired terrier
4y:Welsh terrier
4v:schnauzer
4p:sporting dog,gun dog
51:retriever
51:pointer,Spanish pointer
51:setter
51:spaniel
55:springer spaniel,springer
55:water spaniel
4l:working dog
58:watchdog,guard dog
58:shepherd dog,sheepdog,sheep dog
5a:Belgian sheepdog,Belgian shepherd
59:pinscher
58:Sennenhunde
58:mastiff
58:bulldog,English bulldog
58:sled dog,sledge dog
4l:spitz
4l:griffon,Brussels griffon,Belgian griffon
4l:corgi,Welsh corgi
4l:poodle,poodle dog
4k:wolf
4k:wild dog
4k:fox
4g:feline,felid
5o:cat,true cat
5p j:domestic cat,house cat,Felis domesticus,Felis catus
5p:?wildcat
5o:big cat,?cat
4g:bear
4g:viverrine,viverrine mammal
5:?game
5v 2k:game bird
2g:insect
5x:beetle
5y:lamellicorn beetle
5z:scarabaeid beetle,scarabaeid,scarabaean
5x:dipterous insect,two-winged insects,dipteran,dipteron
5x:hymenopterous insect,hymenopteran,hymenopteron,hymenopter
5x:orthopterous insect,orthopteron,orthopteran
5x:phasmid,phasmid insect
5x:dictyopterous insect
5x:homopterous insect,homopteran
5x:neuropteron,neuropteran,neuropterous insect
5x:odonate
5x:lepidopterous insect,lepidopteron,lepidopteran
69:butterfly
6a:nymphalid,nymphalid butterfly,brush-footed butterfly,four-footed butterfly
6a:danaid,danaid butterfly
6a:pierid,pierid butterfly
3c:echinoderm
3b:lagomorph,gnawing mammal
6f:leporid,leporid mammal
6g:rabbit,coney,cony
3b:rodent,gnawer
6i:squirrel
6j:tree squirrel
6i:cavy
3b:ungulate,hoofed mammal
6m:odd-toed ungulate,perissodactyl,perissodactyl mammal
6n:equine,equid
6o:horse,Equus caballus
5:?racer
6m:even-toed ungulate,artiodactyl,artiodactyl mammal
6r:swine
6r:ruminant
6t:bovid
6u:bovine
6v:cattle,cows,kine,oxen,Bos taurus
6u:Old World buffalo,?buffalo
6u:sheep
6u:wild sheep
6z:mountain sheep
6u:goat,caprine animal
71:wild goat
6u:antelope
6r:camel
4g:musteline mammal,mustelid,musteline
3b:pachyderm
3b:edentate
77:sloth,tree sloth
3b:?primate
79:ape
7a:anthropoid ape
7b:great ape,pongid
7b:lesser ape
79:monkey
7e:Old World monkey,catarrhine
7e:New World monkey,platyrrhine,platyrrhinian
79:lemur
3b:proboscidean,proboscidian
7i 76:elephant
4g:procyonid
p:fish
7l:food fish
7l:bony fish
7n:teleost fish,teleost,teleostan
k:salmonid
7p 7m:salmon
7o:spiny-finned fish,acanthopterygian
7r:percoid fish,percoid,percoidean
7s:butterfly fish
7s:damselfish,demoiselle
7o:ganoid,ganoid fish
7r:scorpaenoid,scorpaenoid fish
7w:scorpaenid,scorpaenid fish
7r:plectognath,plectognath fish
ag:accessory,accoutrement,accouterment
be:acoustic device
8r:adhesive bandage
bb:adornment
b0:aircraft
be:airfoil,aerofoil,control surface,?surface
dd:airplane,aeroplane,plane
an:analog computer,analogue computer
c5:apparatus,setup
ag:apparel,wearing apparel,?dress,clothes
bx:appliance
be:applicator,applier
it:?arch
it:?area
go:armor,armour
hs:armored vehicle,armoured vehicle
gb:armor plate,armour plate,armor plating,plate armor,plate armour
j8:astronomical telescope
ao:?attachment,?bond
ag:attire,garb,?dress
c3 j1:audio system,sound system
ci:autoloader,self-loader
8k:automatic firearm,automatic gun,automatic weapon
8l ej:automatic rifle,automatic,machine rifle
bz:ax,axe
cq:baby bed,baby's bed
aq:bag
cs:ball
bo:bandage,?patch
dm:?bar
fg:barrier
ij:baseball equipment
jz:basin
aq:basket,handbasket
ij:basketball equipment
ed:bath linen
ki:beating-reed instrument,reed instrument,reed
92:bed
af:bedclothes,bed clothing,bedding
cq:bedroom furniture
7z:belt
hr:bench
ka:bicycle,?bike,?wheel,?cycle
aq:bin
go:?blind,?screen
be:?blower
hy:?board
jy:boat
8d:body armor,body armour,suit of armor,suit of armour,coat of mail,cataphract
ck:boot
jz:bottle
fi:bottle opener
iq:bowed stringed instrument,?string
bh:?bowl
aq:box
iv ip:brace
h6:brake
9j:brake system,brakes
ke:?brass,brass instrument
be:breathing device,breathing apparatus,breathing machine,ventilator
it:bridge,?span
dm:?brush
it:building,edifice
it:building complex,?complex
gq:bus,autobus,?coach,charabanc,double-decker,jitney,motorbus,motorcoach,omnibus,passenger vehicle
cq:cabinet
eh:calculator,calculating machine
g1:camera,photographic camera
aq:can,?tin,tin can
i0:canopy
db:cap
jh:?cap
go:?cap
f7:car,auto,automobile,?machine,motorcar
ka:?car,railcar,railway car,railroad car
i2:cargo ship,cargo vessel
k1:cart
aq:?case
hr:chair
a5:chair of state
cq:chest of drawers,?chest,?bureau,dresser
iq:chordophone
hd:?circle,?round
h4 gf:cistern
dm:cleaning implement,cleaning device,cleaning equipment
cf:?clip
fo:?cloak
jd:clock
az:cloth covering
az ap:clothing,article of clothing,vesture,wear,wearable,habiliment
fo:coat
dz:coffee maker
it:?column,?pillar
c:commodity,trade good,?good
j1:communication system
fb:compass
eh:computer,computing machine,computing device,data processor,electronic computer,information processing system
dp:?connection,connexion,connector,connecter,connective
ak:consumer goods
dp:container
eu:?control,?controller
e6:converging lens,convex lens
ie:?convertible,sofa bed
dp:conveyance,transport
aw:cooker
e0:cooking utensil,cookware
fx:correctional institution
jf:cosmetic
c:covering
jx:?craft
jf:?cream,ointment,emollient
c:?creation
j4:crockery,dishware
ij:croquet equipment
97 cp:curtain,drape,drapery,?mantle,pall
fq:?cushion
j4:?cutlery,eating utensil
b9:cutter,?cutlery,cutting tool
jg:cutting implement
fz:data input device,input device
c:decoration,ornament,ornamentation
it:defensive structure,?defense,defence
bb:?design,?pattern,?figure
dp:device
an:digital computer
8i:?disguise
b3 aq:?dish
gc a9:?disk,?disc
aq:dispenser
c2:?display,video display
f8:door
8z:double-reed instrument,double reed
kg:?dress,frock
af:dressing,medical dressing
jg:drill
h8:drill rig,drilling rig,oilrig,oil rig
jz:drinking vessel
nm:drug
bs:drug of abuse,street drug
89:dryer,drier
ak:drygoods,soft goods
87:duplicator,copier
ap:durables,durable goods,consumer durables
dk:dwelling,?home,domicile,abode,habitation,dwelling house
b8:edge tool
be:electrical device
jn:electro-acoustic transducer
be:electronic device
c5:electronic equipment
bd:emblem
dp:equipment
dm:eraser
it:?establishment
c:?excavation
c:fabric,cloth,?material,textile
eo:face mask
ga:factory,mill,manufacturing plant,manufactory
be:fan
9p:farm building
eh:farm machine
h6:fastener,fastening,holdfast,?fixing
8t:fence,fencing
be:filter
d3:firearm,?piece,small-arm
az:floor cover,floor covering
az:?footwear,footgear
ag:?footwear
bc:fortification,?munition
ix:?framework
ke:free-reed instrument
dp:furnishing
cp:furniture,piece of furniture,article of furniture
cs:?game
c5:game equipment
jg:garden tool,lawn tool
ag:garment
f8:gate
c5:?gear,paraphernalia,appurtenance
aq:?glass,drinking glass
d9:?glove
ij:golf equipment
fm:?gown,?robe
8t:?grate,grating
iq:guitar
k6:gun
ij:gymnastic apparatus,exerciser
8i:hairpiece,false hair,postiche
ka:handcart,pushcart,?cart,go-cart
ec:hand glass,simple microscope,magnifying glass
jg:hand tool
ag:handwear,hand wear
db:hat,chapeau,?lid
ag:headdress,headgear
be:heater,warmer
83:heavier-than-air craft
db:?helmet
8f:?helmet
89:home appliance,household appliance
iy:horizontal surface,?level
cl:hosiery,hose
by 9p:house
it:housing,lodging,living accommodations
9k:hydraulic brake,hydraulic brakes
dp:implement
c7:?institution
be:instrument
c:?instrumentality,instrumentation
do:instrument of execution
km:?jacket
jz:jar
82:jewelry,jewellery
9d:jug
e7:?key
be:keyboard
fa:keyboard instrument
cw:?kit,?outfit
dg:kitchen appliance
jv:kitchen utensil
bz:knife
if:lamp
cq:?lamp
it:?landing,landing place
e2:lantern
fj:lens,lense,lens system
8s:lever
be:lifting device
8h:?ligament
if:?light,light source
83:lighter-than-air craft
f1:light microscope
kb:?linen
au:?litter
cf:lock
hs:locomotive,?engine,locomotive engine,railway locomotive
be:machine
et:?machine,simple machine
8l:machine gun
ey:magnetic disk,magnetic disc,?disk,?disc
hn:magnifier
ay:makeup,make-up,war paint
ez:?marketplace,market place,mart,?market
go:?mask
cj:mat
aq:?measure
do:measuring instrument,measuring system,measuring device
er:measuring stick,?measure,measuring rod
eu:mechanical device
be:?mechanism
do:medical instrument
bs:?medicine,medication,medicament,medicinal drug
it:?memorial,monument
be:memory device,storage device
g8:mercantile establishment,retail store,sales outlet,outlet
er:?meter
el:microscope
jx:military vehicle
f6:minibike,motorbike
h0:mirror
9a:motorboat,powerboat
f7:motorcycle,?bike
hs:motor vehicle,automotive vehicle
8t:movable barrier
br:mug
be:musical instrument,?instrument
do:navigational instrument
fd:necktie,tie
cu:neckwear
ag:nightwear,sleepwear,nightclothes
dm:oar
it:obstruction,obstructor,obstructer,impediment,impedimenta
cq:office furniture
d8:?opener
be:optical device
do:optical instrument
9p:outbuilding
ag:outerwear,overclothes
dz:oven
cu:overgarment,outer garment
aq:package,parcel
c:padding,cushioning
aw:pan,cooking pan
:?part,?portion
i2:passenger ship
jm:passenger train
jw:passenger van
kn:pen
dn:penal institution,penal facility
fa:percussion instrument,percussive instrument
c3:peripheral,computer peripheral,peripheral device
bf:personal computer,PC,microcomputer
c5:photographic equipment
dx iq fy:piano,pianoforte,forte-piano
fs:piece
g3 c9:piece of cloth,piece of material
cf:?pin
ke:?pipe
ci:pistol,handgun,side arm,shooting iron
c7:place of business,business establishment
9p:place of worship,house of prayer,house of God,house of worship
9q:?plant,works,industrial plant
i1:?plate,?scale,?shell
hy:?plate
dh:platform
c:plaything,?toy
c8:pool
g0:portable computer
ju:?post
aw jz:pot
jf ew:?powder
gl:power saw,saw,sawing machine
eh jg:power tool
eh:printer,printing machine
b2:?product,?production
az:protective covering,protective cover,?protection
ag:protective garment
au:public transport
iz:pullover,slipover
et:pump
cr:puzzle
iv:?rack,?stand
cn:rack
j7:radiotelephone,radiophone,wireless telephone
cg:rail fence
ah:raincoat,waterproof
aq:receptacle
be:reflector
h5:religious residence,cloister
8j:reproducer
c5:rescue equipment
j5:?reservoir
dj:?residence
be:?restraint,constraint
et:?ride
cw:rig
cu:robe
jx:rocket,?projectile
dm:rod
go:roof
eu:rotating mechanism
cj cp:rug,carpet,carpeting
be:?runner
93 h6:safety belt,life belt,safety harness
hi:sailboat,sailing boat
jy:sailing vessel,sailing ship
jd:sandglass
c5:satellite,artificial satellite,orbiter
aq:savings bank,coin bank,money box,?bank
cu:scarf
do:scientific instrument
go:?screen
az:?screen,?cover,covert,concealment
9a:sea boat
cq:?seat
ka:self-propelled vehicle
go:?shade
aq:shaker
dm:sharpener
go:sheath
fl:shed
c:?sheet,flat solid
it:?shelter
go:?shelter
go:shield
jy:ship
cu:shirt
ck:shoe
ez:shop,store
g9:shrine
be:signaling device
it:signboard,?sign
8z:single-reed instrument,single-reed woodwind
cu:?skirt
jx:sled,sledge,sleigh
eh:slot machine,coin machine
9a:small boat
hr:sofa,couch,lounge
be:source of illumination
b0 hk:spacecraft,ballistic capsule,space vehicle
fk:spectacles,specs,eyeglasses,glasses
b7 aq:spoon
c5:sports equipment
dm:sports implement
in:?staff
h2:stereo,stereophony,stereo system,stereophonic system
dm:stick
di:stocking
be:strengthener,?reinforcement
fa:stringed instrument
9h:strongbox,deedbox
iv:structural member
c:structure,?construction
k4:submersible,submersible warship
be:?support
ix:?support
it:supporting structure
c:surface
cu:sweater,jumper
cu:swimsuit,swimwear,bathing suit,swimming costume,bathing costume
dp:system
cq:?table
cq:?table
k3:tableware
jz:?tank,storage tank
al:telecommunication system,telecom system,telecommunication equipment,telecom equipment
c3:telephone,phone,telephone set
el:telescope,?scope
hz:tent,collapsible shelter
eh:textile machine
9p:theater,theatre,?house
di:tights,leotards
er:timepiece,timekeeper,horologe
jd:timer
dp:toiletry,toilet articles
dm:tool
az:?top,?cover
g4:towel
it:tower
hs:tracked vehicle
ka:trailer,house trailer
gq:train,railroad train
c0:transducer
be:trap
cu:trouser,pant
f7:truck,motortruck
aw:turner,food turner
cu:undergarment,unmentionable
ag:uniform
is:?upright,vertical
dm:utensil
jq:van
au:vehicle
b0:?vessel,watercraft
aq:?vessel
cu:vest,waistcoat
ka:wagon,?waggon
cq:wall unit
d:ware
i2 f2:warship,war vessel,combat ship
jd:watch,ticker
do:weapon,?arm,weapon system
jo:web,entanglement
ij:?weight,free weight,exercising weight
ei:wheel
jx aq:wheeled vehicle
bv:?white goods,household linen
dg:?white goods
et:winder
fa:wind instrument,?wind
97:window blind
ag:woman's clothing
k3:woodenware
ke:woodwind,woodwind instrument,?wood
gn:?work,piece of work
me:workplace,?work
88:workwear
az:wrapping,?wrap,?wrapper
dm:writing implement
dp:medium
kq:press,public press
ko:print media
kj:publication
kp kr:magazine,mag
i:signal,signaling,?sign
i:?sign
kt:visual signal
kv:?light
nq:?food,solid food
l3:?course
l3:?dish
b:?fare
b:?foodstuff,food product
l1:starches
b:nutriment,nourishment,nutrition,sustenance,aliment,alimentation,victuals
ky:entree,main course
m4:dip
kz:soup
kz:stew
ky:dessert,sweet,afters
l8:frozen dessert
l8:pudding,pud
kx:baked goods
lb l2:bread,breadstuff,staff of life
lc:bun,?roll
lc:cracker
lc:loaf of bread,loaf
lo:sandwich
lg:hamburger,beefburger,burger
kx:produce,green goods,green groceries,garden truck
li ne:edible fruit
li:vegetable,veggie,veg
lk:solanaceous vegetable
lk:root vegetable
lm l2 ll:potato,white potato,Irish potato,murphy,spud,tater
kz:snack food
lk:cruciferous vegetable
lp:cabbage,chou
lk:squash
lr:summer squash
lr:winter squash
ll:pepper
lu:sweet pepper
lj ng:apple
lw:eating apple,dessert apple
lj:berry
lj:citrus,citrus fruit,citrous fruit
b:feed,provender
m0:fodder
l1:?ingredient,fixings
m2:flavorer,flavourer,flavoring,flavouring,seasoner,seasoning
m3:condiment
m4:sauce
m5:spaghetti sauce,pasta sauce
b no:beverage,?drink,drinkable,potable
l1:concoction,?mixture,intermixture
m7 bt:alcohol,alcoholic drink,alcoholic beverage,intoxicant,inebriant
m9:wine,vino
m9:mixed drink
m7:coffee,?java
mb:?punch
mf:geographic point,geographical point
f:?point
mp mh:?bar
mk:?barrier
:geological formation,?formation
nk:globule
7:?mechanism
mn:mountain,?mount
mi:natural depression,?depression
mi:natural elevation,?elevation
mp:reef
mn:ridge
mi:shore
mi:?spring,?fountain,?outflow,outpouring,natural spring
4:contestant
4:peer,equal,?match,compeer
mt:associate
ms:athlete,jock
mx:diver,frogman,underwater diver
4:explorer,?adventurer
mu:participant
ms:player,?participant
nb:spermatophyte,phanerogam,seed plant
n0:angiosperm,flowering plant
n1:flower
nd:reproductive structure
nf:oilseed,oil-rich seed
n2:orchid,orchidaceous plant
n5:lady's slipper,lady-slipper,ladies' slipper,slipper orchid
nf:?grain,caryopsis
n7:kernel
2:fungus
n9:basidiomycete,basidiomycetous fungi
6:vascular plant,tracheophyte
7:plant part,plant structure
nc:plant organ
n3:fruit
ne:seed
ne:pome,false fruit
h:part,portion,component part,?component,?constituent
g:round shape
ni:?sphere
nj:?ball,?globe,?orb
8:?material,stuff
3 9:?agent
8:fluid
nn:liquid
nl:paper
a:solid
np:?tissue,tissue paper
`;

/** Plurals that no rule makes, and their words, without spaces. */
export const IRREGULAR_PLURALS = `
abaci abacus
actinozoa actinozoan
anthozoa anthozoan
apparatus apparatus
bandeaux bandeau
bureaux bureau
busses bus
camerae camera
capitula capitulum
caryopses caryopsis
caryopsides caryopsis
chapeaux chapeau
choux chou
cicadae cicada
cicale cicala
echidnae echidna
faunae fauna
flagstaves flagstaff
florae flora
fungi fungus
geese goose
helices helix
hippopotami hippopotamus
hymenoptera hymenopteran
ibices ibex
keeshonden keeshond
knives knife
lepidoptera lepidopteran
loaves loaf
mantes mantis
media medium
mice mouse
nautili nautilus
neuroptera neuropteron
orthoptera orthopteron
oxen ox
paperknives paperknife
pekingese pekinese
planetaria planetarium
plectra plectron
scarves scarf
syringes syrinx
tarantulae tarantula
titmice titmouse
vacua vacuum
wolves wolf
`;
