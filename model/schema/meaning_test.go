package schema_test

import (
	"strings"
	"testing"

	"ztsession/model"
	"ztsession/model/schema"
)

// TestEveryFieldHasAMeaning: a field that nobody can explain is of no use to
// somebody who does not know the API.
func TestEveryFieldHasAMeaning(t *testing.T) {
	labelled(t, &schema.Session)
	labelled(t, &schema.IDP)
	labelled(t, &schema.Geo)
	labelled(t, &schema.MTLS)
	labelled(t, &schema.Device)
	labelled(t, &schema.Check)
}

func labelled[T any](t *testing.T, object *schema.Object[T]) {
	t.Helper()
	labels := map[string]string{}
	for i := range object.Fields {
		f, id := &object.Fields[i], object.ID(i)
		m, ok := schema.Explain(id)
		if !ok || m.Label == "" || m.Label != f.Label || !strings.HasSuffix(m.Text, ".") || !strings.HasPrefix(m.Source, "https://") || m.Name != id[1:] {
			t.Errorf("%s is explained as %+v", id, m)
		}
		if m.Label == f.Name {
			t.Errorf("%s has the API's name for a label", id)
		}
		if before := labels[m.Label]; before != "" {
			t.Errorf("%s and %s are both called %s", before, f.Name, m.Label)
		}
		labels[m.Label] = f.Name
	}
}

func TestAPathIsExplainedByTheNearestField(t *testing.T) {
	for path, want := range map[model.Path]string{
		".geo.country": "geo.country", ".iat": "iat", ".groups[0].name": "groups", ".idp.id": "idp.id",
		`.devicePosture["1f0c-⋯"].check.drives.D.encrypted`: "devicePosture[].check",
		`.devicePosture["a\"].b.["].input`:                  "devicePosture[].input",
		`.devicePosture["x"]`:                               "devicePosture[]",
		`.devicePosture[3].extra`:                           "devicePosture[]",
		`.devicePosture`:                                    "devicePosture",
		`.device_sessions.plain.last_authenticated`:         "device_sessions[].last_authenticated",
		`.device_sessions["x"].other[0]`:                    "device_sessions[]",
		`.mtls_auth.cert_issuer_dn`:                         "mtls_auth.cert_issuer_dn",
		`.mtls_auth.something`:                              "mtls_auth",
		`.custom.a`:                                         "", "": "", `.["odd key"]`: "", `["open`: "",
	} {
		m, ok := schema.ExplainPath(path)
		if m.Name != want || ok != (want != "") {
			t.Errorf("%q is explained by %q, want %q", path, m.Name, want)
		}
	}
}
