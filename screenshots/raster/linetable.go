package raster

// lineTable has one group of five digits for every character from U+2500 to
// U+257F: the weights of its arms to the left, upwards, to the right and
// downwards (0 none, 1 light, 2 heavy, 3 double), and its form (see form).
const lineTable = "" +
	"10100202000101002020101012020101011020211010120201010110202100110002100012000220" +
	"10010200101002020020011000120002100022001100021000120002200001110012100211001120" +
	"02120022100122002220110102101012010110201202022010210202202010110201101021020210" +
	"10120201201022020220111002110011200212001210022100122002220011110211101121021210" +
	"12110111201212022110122102112011220222102122022120122202222010101202010101102021" +
	"30300030300031000130003303001010030300300130003100033003100013000330000131003130" +
	"03330310101303033030303101013030330313001310033300313101313033330001121001211002" +
	"01102000030000400005100000100000100000102000002000002000002010200010202010002010"

// weight is how an arm of a line is drawn.
type weight byte

const (
	none weight = iota
	light
	heavy
	double
)

// form is how the arms of a character run.
type form byte

const (
	straight form = iota
	dashed
	rounded
	slash
	backslash
	cross
)

// arms is one entry of lineTable.
type arms struct {
	left, up, right, down weight
	form                  form
}

func armsOf(r rune) arms {
	const group = 5
	entry := lineTable[group*int(r-firstLine):][:group]
	return arms{
		left: weight(entry[0] - '0'), up: weight(entry[1] - '0'), right: weight(entry[2] - '0'), down: weight(entry[3] - '0'),
		form: form(entry[4] - '0'),
	}
}
