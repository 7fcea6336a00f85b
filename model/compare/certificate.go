package compare

import (
	"slices"

	"ztsession/model"
	"ztsession/model/schema"
)

// certificate adds one row for all that is said of the client certificate.
func (c *comparer) certificate() {
	there, here := c.there.real.Result.Get("mtls_auth"), c.here.real.Result.Get("mtls_auth")
	status := [2]model.Value{c.there.real.Result.Get("auth_status"), c.here.real.Result.Get("auth_status")}
	row := c.row(Certificate, "Client certificate", there, here)
	if change := c.changeOf(status[0], status[1]); change != Same {
		row.Change = Changed
	}
	states := [2]model.CertificateState{c.there.real.Certificate().State, c.here.real.Certificate().State}
	for i, of := range []struct {
		side    *Side
		session *model.Session
	}{{&row.There, c.there.shown}, {&row.Here, c.here.shown}} {
		of.side.state, of.side.words = certificateStates[states[i]], of.session.Certificate().String()
	}
	if row.Change == Same {
		if there.Exists() || status[0].Exists() {
			c.rows = append(c.rows, row)
		}
		return
	}
	row.Parts = c.certificateParts(there, here, status)
	row.Weight, row.besides = heaviest(row.Parts), "with other details"
	if states[0] != states[1] {
		row.Change, row.Weight = Changed, Important
		if slices.Contains(states[:], model.CertificateRefused) || slices.Contains(states[:], model.CertificateAccepted) {
			row.Weight = Decisive
		}
	}
	c.rows = append(c.rows, row)
}

// certificateParts returns the fields about the certificate that differ.
func (c *comparer) certificateParts(there, here model.Value, status [2]model.Value) []Row {
	var rows []Row
	if c.changeOf(there, here) != Same {
		rows = part(c, Certificate, schema.Session.Find("mtls_auth"), &schema.MTLS, member{there: there, here: here}, &c.there.shown.MTLS, &c.here.shown.MTLS)
	}
	for place := range schema.Session.Fields {
		if f := &schema.Session.Fields[place]; f.Name == "auth_status" && c.changeOf(status[0], status[1]) != Same {
			rows = append(rows, field(c, Certificate, &schema.Session, place, member{there: status[0], here: status[1]}, c.there.shown, c.here.shown)...)
		}
	}
	return slices.DeleteFunc(rows, func(row Row) bool { return row.Change == Same })
}

// certificateStates are the states of a client certificate in parts of sentences.
var certificateStates = map[model.CertificateState]string{
	model.CertificateNotReported:  "not reported",
	model.CertificateNotPresented: "not presented",
	model.CertificateAccepted:     "accepted",
	model.CertificateRefused:      "refused",
	model.CertificateUnclear:      "not clear",
}
