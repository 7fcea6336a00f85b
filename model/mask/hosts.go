package mask

import (
	"strings"
	"sync"

	"ztsession/model/schema"
)

// hosts learns the names of computers and domains with their dots. Names of
// files look alike, so the last part decides.
func (r *registry) hosts(text string) {
	for from := 0; from < len(text); {
		end := from
		for end < len(text) && (isDigit(text[end]) || isLetter(text[end]) || text[end] == '-' || text[end] == '.') {
			end++
		}
		name := strings.TrimRight(text[from:end], ".-")
		before, after := text[:from], text[from+len(name):]
		switch {
		case !strings.Contains(name, "."), len(name) > longestHost, !hostForm().MatchString(name):
		case endsInWord(before), strings.HasSuffix(before, "@"), strings.HasSuffix(before, `\`), strings.HasSuffix(before, "_"):
		case startsWithWord(after), strings.HasPrefix(after, `\`), strings.HasPrefix(after, "_"):
		case isHost(fold(name)):
			r.pseudonym(schema.HostName, name)
		}
		from = end + 1
	}
}

// longestHost is the length of the longest name that DNS allows.
const longestHost = 253

var hostForm = later(`^[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.)+[A-Za-z]{2,24}$`)

func isHost(name string) bool {
	last := name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case name == "cloudflare.com", strings.HasSuffix(name, ".cloudflare.com"), fileEndings()[last]:
		return false
	case strings.HasPrefix(name, "com."), strings.HasPrefix(name, "org."), strings.HasPrefix(name, "net."), strings.HasPrefix(name, "io."):
		// The names of programs on a Mac begin with the domain of their maker.
		return topDomains()[last]
	case strings.Count(name, ".") > 1:
		return true
	default:
		return topDomains()[last]
	}
}

var (
	fileEndings = sync.OnceValue(func() map[string]bool {
		return set(`exe dll sys msi msix txt json plist app log cfg ini pem crt cer key so dylib pkg deb rpm dmg zip gz tar ps1 psm1 bat
		cmd sh py conf config xml yaml yml db sqlite dat bin html htm pdf doc docx xls xlsx csv tmp bak lock pid sock service md`)
	})
	topDomains = sync.OnceValue(func() map[string]bool {
		return set(`com net org edu gov mil int info biz io dev app example test local localdomain lan internal corp home intranet private
		ad co uk de fr nl be ch at it es pt se no dk fi pl cz sk hu ro bg gr ie eu us ca mx br ar au nz jp cn kr in za ru ua tr il ae sg hk
		cloud online site tech ai me tv name pro xyz arpa`)
	})
)

// computers learns names of computers as systems give them (DESKTOP-4F2K9QX,
// JANES-MBP), and as people do: Jane's MacBook Pro.
func (r *registry) computers(text string) {
	if strings.Contains(text, "-") {
		for _, name := range computerForm().FindAllString(text, -1) {
			r.pseudonym(schema.HostName, name)
		}
	}
	if !mayNameComputer(text) {
		return
	}
	for _, found := range ownedForm().FindAllStringSubmatch(text, -1) {
		r.pseudonym(schema.HostName, found[0])
		r.alsoCalled(fold(found[1]), r.pseudonym(schema.HostName, found[0]))
	}
}

var (
	computerForm = later(`\b(?:DESKTOP|LAPTOP|WIN|PC|WS|NB|SRV|MAC|MBP|IMAC)-[A-Z0-9-]{3,40}\b|\b[A-Z][A-Z0-9]{1,20}-(?:PC|MBP|MBA|MAC|LAPTOP|DESKTOP|NB|WS|IMAC)\b|\b[A-Za-z0-9]{2,30}-(?:MacBook|iMac|iPhone|iPad)(?:-[A-Za-z0-9]+){0,3}\b`)
	ownedForm    = later(`([\p{Lu}][\p{L}\p{M}]{1,40})(?:['’]s|['’]|s) (?:\p{Lu}?[\p{L}]{0,20} )?(?i:MacBook|iPhone|iPad|iMac|Mac|ThinkPad|Surface|Laptop|Notebook|Desktop|PC|Computer|Phone|Pixel|Galaxy|Chromebook)(?: (?:Pro|Air|mini|Max|Plus|Ultra|[0-9]{1,2}))*`)
)

func mayNameComputer(text string) bool {
	folded := fold(text)
	for _, word := range []string{"macbook", "iphone", "ipad", "mac", "thinkpad", "surface", "laptop", "notebook", "desktop", "pc", "computer", "phone", "pixel", "galaxy", "chromebook"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// accounts learns accounts of a Windows domain: CORP\jane.
func (r *registry) accounts(text string) {
	for word := range words(text) {
		domain, user, ok := strings.Cut(word, `\`)
		if !ok || domain == "" || len(domain) > 15 || user == "" || strings.ContainsAny(user, `\/`) || strings.ContainsAny(domain, "/:%$~.") {
			continue
		}
		r.alsoCalled(fold(user), r.pseudonym(schema.UserID, word))
	}
}
