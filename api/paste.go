package api

import (
	"ztsession/api/wire"
	"ztsession/model/decode"
	"ztsession/model/paste"
)

// Understand recognises a text that was pasted into a form: an address, a
// curl command, an Access token, a saved session. It asks nothing and keeps
// nothing. The text of a paste.SavedSession is for Open.
func Understand(text string) paste.Result { return paste.Understand(text, readToken) }

func readToken(text string) (paste.Token, bool) {
	claims, ok := wire.Claims(text)
	if !ok {
		return paste.Token{}, false
	}
	return decode.Token(claims), true
}
