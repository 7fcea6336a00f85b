package facts_test

import (
	"fmt"
	"slices"
	"testing"

	"ztsession/model"
	"ztsession/model/facts"
)

// TestMarksOfAFailedCheck: only what is not as the rule wants has a mark.
func TestMarksOfAFailedCheck(t *testing.T) {
	for _, c := range []struct {
		kind, input, check string
		marks              []string
	}{
		{"os_version", `{"version":"15.6.0","operator":">="}`, `{"version":"15.6.1","operator":"<"}`, nil},
		{"os_version", `{"version":"15.6.0","operator":">="}`, `{"version":"15.6"}`, nil},
		{"os_version", `{"version":"15.6.0","operator":">="}`, `{"version":"15.5.9"}`, []string{"version"}},
		{"os_version", `{"version":"10.0.9","operator":">="}`, `{"version":"10.0.10"}`, nil},
		{"os_version", `{"version":"15.6.0","operator":">"}`, `{"version":"15.6.0"}`, []string{"version"}},
		{"os_version", `{"version":"15.6.0","operator":"<="}`, `{"version":"15.6.1"}`, []string{"version"}},
		{"os_version", `{"version":"15.6.0","operator":"<"}`, `{"version":"15.5"}`, nil},
		{"os_version", `{"version":"15.6.0","operator":"=="}`, `{"version":"15.6"}`, nil},
		{"os_version", `{"version":"15.6.0"}`, `{"version":"15.7"}`, []string{"version"}},
		{"os_version", `{"version":"5.15.0","operator":">="}`, `{"version":"5.15.0-1025-gcp"}`, nil},
		{"os_version", `{"version":"x","operator":">="}`, `{"version":"y"}`, nil},
		{"os_version", `{"version":"10.0.22631.3447","operator":">="}`, `{"version":"10.0.22631","os_version_extra":"3500"}`, nil},
		{"os_version", `{"version":"10.0.22631.3447","operator":">="}`, `{"version":"10.0.22631","os_version_extra":"3007"}`, []string{"version"}},
		{"os_version", `{"version":"10.0.19045","operator":">=","os_version_extra":"3803"}`, `{"version":"10.0.22631","os_version_extra":"1"}`, nil},
		{"os_version", `{"version":"10.0.19045","operator":">=","os_version_extra":"3803"}`, `{"version":"10.0.19045","os_version_extra":"3693"}`, []string{"os_version_extra"}},
		{"os_version", `{"version":"6.8.0","operator":">=","os_distro_name":"ubuntu","os_distro_revision":"24.04"}`, `{"version":"6.8.0","os_distro_name":"Ubuntu","os_distro_revision":"22.04"}`, []string{"os_distro_revision"}},
		{"serial_number", `{"id":"9d7c1c2e-0b1f-4a55-8f61-6f2f7a6b1a01"}`, `{"serial_number":"EXAMPLE1MAC","id":"x"}`, nil},
		{"client_certificate_v2", `{"cn":"${serial_number}.corp.example.com"}`, `{"cn":"EXAMPLE1.corp.example.com"}`, nil},
		{"client_certificate_v2", `{"cn":"${serial_number}.corp.example.com"}`, `{"cn":"EXAMPLE1.other.example.com"}`, []string{"cn"}},
		{"client_certificate_v2", `{"cn":"${serial_number}"}`, `{"cn":"EXAMPLE1"}`, nil},
		{"client_certificate_v2", `{"check_private_key":true,"extended_key_usage":["clientAuth"]}`, `{"private_key":false,"extended_key_usage":["emailProtection"]}`, []string{"extended_key_usage[0]", "private_key"}},
		{"file", `{"path":"%ProgramData%\\x.txt","exists":true}`, `{"path":"C:\\ProgramData\\x.txt","exists":false}`, []string{"exists"}},
		{"file", `{"path":"C:\\A\\b","exists":false}`, `{"path":"c:/a/B","exists":false}`, nil},
		{"file", `{"sha256":"","thumbprint":"AA:BB"}`, `{"sha256":"00ff","thumbprint":"aabb"}`, nil},
		{"disk_encryption", `{"requireAll":false,"checkDisks":["/","/home"]}`, `{"drives":{"/":{"encrypted":true},"/home":{"encrypted":false},"/boot":{"encrypted":false}}}`, []string{`drives["/home"].encrypted`}},
		{"disk_encryption", `{"requireAll":true,"checkDisks":[]}`, `{"drives":{"C":{"encrypted":true},"D":{"encrypted":false}}}`, []string{"drives.D.encrypted"}},
		{"disk_encryption", `{"require_all":false,"check_disks":["c:\\"]}`, `{"drives":{"C":{"encrypted":false},"D":{"encrypted":false}}}`, []string{"drives.C.encrypted"}},
		{"disk_encryption", `{"requireAll":false,"checkDisks":["E"]}`, `{"drives":{"C":{"encrypted":false}}}`, []string{"checkDisks[0]"}},
		{"disk_encryption", `{"requireAll":false,"checkDisks":[]}`, `{"drives":{"C":{"encrypted":false}}}`, nil},
		{"disk_encryption", `null`, `{"drives":{"C":{"encrypted":false}}}`, []string{"drives.C.encrypted"}},
		{"firewall", `{"enabled":true}`, `{"firewall":false}`, []string{"firewall"}},
		{"firewall", `{"enabled":false}`, `{"firewall":false}`, nil},
		{"firewall", `{"enabled":false}`, `{"firewall":true}`, []string{"firewall"}},
		{"application", `{"path":"/x"}`, `{"running":false}`, []string{"running"}},
		{"sentinelone_s2s", `{"infected":false,"active_threats":0,"operator":"=="}`, `{"infected":false,"active_threats":"2"}`, []string{"active_threats"}},
		{"sentinelone_s2s", `{"is_active":true}`, `{"infected":false,"is_active":true}`, nil},
		{"crowdstrike_s2s", `{"overall":"80","operator":">=","state":"online","last_seen":"1d"}`, `{"overall":62,"state":"Online","last_seen":"9d"}`, []string{"overall"}},
		{"crowdstrike_s2s", `{"last_seen":"1d","operator":"<="}`, `{"last_seen":"36h"}`, []string{"last_seen"}},
		{"crowdstrike_s2s", `{"last_seen":"1d","operator":"<="}`, `{"last_seen":"23h"}`, nil},
		{"crowdstrike_s2s", `{"version":"2.1.0","versionOperator":">=","overall":"80","operator":"<"}`, `{"version":"2.2","overall":"90"}`, []string{"overall"}},
		{"tanium_s2s", `{"total_score":"400","scoreOperator":"<="}`, `{"total_score":640.0}`, []string{"total_score"}},
		{"custom_s2s", `{"score":70,"operator":">="}`, `{"score":"70.0","s2s_id":""}`, nil},
		{"kolide", `{"auth_state":["Good","Notified"]}`, `{"auth_state":"Blocked"}`, []string{"auth_state"}},
		{"kolide", `{"auth_state":["Good","Notified"]}`, `{"auth_state":"good"}`, nil},
		{"intune", `{"compliance_status":"inGracePeriod"}`, `{"compliance_status":"ingraceperiod"}`, nil},
		{"domain_joined", `{"domain":"Corp.example.com"}`, `{"domain":"corp.example.com"}`, []string{"domain"}},
		{"custom", `{"share":"80%","flag":"true"}`, `{"share":80,"flag":"yes"}`, nil},
	} {
		for _, success := range []string{"false", "true", "null", `"odd"`} {
			s := read(t, fmt.Sprintf(`{"isActive":true,"devicePosture":{"p":{"type":%q,"success":%s,"input":%s,"check":%s}}}`, c.kind, success, c.input, c.check))
			var marks []string
			for _, pair := range facts.WantedAndFound(&s.Posture.Value[0]) {
				if pair.Differs || pair.Suspect {
					marks = append(marks, pair.Name)
				}
			}
			want := c.marks
			if success != "false" {
				want = nil
			}
			if slices.Sort(marks); !slices.Equal(marks, want) {
				t.Errorf("%s %s beside %s, success %s: marks at %q, want %q", c.kind, c.input, c.check, success, marks, want)
			}
		}
	}
	if len(facts.WantedAndFound(&model.PostureCheck{})) > 0 {
		t.Error("nothing has pairs")
	}
}
