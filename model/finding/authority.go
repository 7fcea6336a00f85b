package finding

import (
	"strings"

	"ztsession/model"
	"ztsession/model/clock"
	"ztsession/model/facts"
	"ztsession/model/text/words"
)

var (
	authorityExpired = &Kind{
		ID: "authority-expired", Severity: Problem, Subject: "Certificate authority", Question: WhichCertificate, Source: mutualTLSDocs,
		Means:  "The certificate authority that is likely behind the client certificate has expired in the account, so none of the certificates that it issued is accepted, however new they are.",
		Next:   "Ask an administrator to add the authority's new certificate under Access controls, Service credentials, Mutual TLS in the dashboard. It concerns everybody with a certificate of it.",
		Tell:   "A certificate on our side has expired; it is nothing on your computer. We will put it right.",
		clause: "the certificate authority has expired",
	}
	certificateAsked = &Kind{
		ID: "certificate-asked", Severity: Warning, Subject: "Client certificate", Question: WhichCertificate, Source: mutualTLSDocs, Look: certificateLook,
		Means:  "Certificates are asked for at the host of the session's application, and the browser presented none. A policy that wants one is not met then.",
		Next:   "See whether the certificate is installed in the browser that was used and not expired, and that Gateway does not inspect the host.",
		Tell:   "Please choose the company's certificate when the browser asks for one. If it does not ask, restart the browser.",
		clause: "a client certificate was asked for and not presented",
	}
	certificateHost = &Kind{
		ID: "certificate-host", Severity: Warning, Subject: "Certificate authority", Question: WhichCertificate, Source: mutualTLSDocs,
		Means:  "The host of the session's application is not among those of the authority that is likely behind the certificate. No certificate of it is asked for there, so a policy that wants one is not met.",
		Next:   "Ask an administrator to add the host to the authority under Access controls, Service credentials, Mutual TLS in the dashboard, if the application wants a certificate.",
		clause: "the application's host is not among those of the certificate authority",
	}
	authorityEndsSoon = &Kind{
		ID: "authority-ends-soon", Severity: Warning, Subject: "Certificate authority", Question: WhichCertificate, Source: mutualTLSDocs,
		Means:  "The certificate authority that is likely behind the client certificate expires within 30 days. From then on none of its certificates is accepted.",
		Next:   "Tell an administrator, so that the authority's new certificate is added in time.",
		clause: "the certificate authority expires soon",
	}
)

// The list beside the session that evidence about authorities is in.
const inCertificates = "access/certificates"

// authorities finds that the authority behind the certificate does not count or soon
// will not, and that the application's host does not ask for its certificates.
func authorities(v *view) []Finding {
	if v.s.Settings == nil || v.s.Settings.Certificate == nil || v.now.IsZero() || model.Is(v.s.Active, false) {
		return nil
	}
	found := v.s.Settings.Certificate
	if v.s.Certificate().State == model.CertificateNotPresented {
		return v.askedInVain(found)
	}
	if found.Authority == nil || found.By == model.SameHost {
		return nil
	}
	return append(v.authorityEnd(found), v.otherHost(found)...)
}

func (v *view) authorityEnd(found *model.CertificateSetting) []Finding {
	end, ok := found.Authority.Expires.Get()
	if !ok || !clock.IsPlausible(end) {
		return nil
	}
	kind, text := authorityExpired, " expired "+v.ago(end)
	switch left := end.Sub(v.now); {
	case left > facts.ExpiresSoon:
		return nil
	case left > 0:
		kind, text = authorityEndsSoon, " expires "+v.ago(end)
	}
	text = "The authority behind the certificate, likely " + model.Quote(words.Clip(found.Authority.Title(), mostShown)) + "," + text + "."
	f := kind.found(text, Evidence{In: inCertificates + " expires_on", Value: model.Quote(end.UTC().Format("2006-01-02T15:04:05Z"))}, v.mtls("cert_issuer_dn"))
	f.Outside = true
	if found.By != model.SameName && f.Severity == Problem {
		// That it is this one is not sure enough to say that it keeps the person out.
		f.Severity = Warning
	}
	return []Finding{f}
}

// otherHost finds hosts of the session's applications that ask for no certificate of
// the authority, where none of them does.
func (v *view) otherHost(found *model.CertificateSetting) []Finding {
	var hosts []string
	for _, host := range found.Hosts {
		if host.Own {
			return nil
		}
		hosts = append(hosts, host.Host)
	}
	if len(hosts) == 0 {
		return nil
	}
	name := model.Quote(words.Clip(found.Authority.Title(), mostShown))
	f := certificateHost.found(words.Clip(hosts[0], mostShown)+" is not among the hosts of the authority behind the certificate, likely "+name+".",
		Evidence{In: inCertificates + " associated_hostnames", Value: hostsShown(found.Authority)}, v.mtls("cert_issuer_dn"))
	f.Outside, f.Count = true, len(hosts)
	return []Finding{f}
}

func hostsShown(a *model.Authority) string {
	quoted := make([]string, 0, len(a.Hosts.Value))
	for _, host := range a.Hosts.Value[:min(len(a.Hosts.Value), mostEvidence)] {
		quoted = append(quoted, model.Quote(host))
	}
	return "[" + words.Clip(strings.Join(quoted, ", "), mostShown) + "]"
}

// askedInVain finds that a certificate was asked for and none presented.
func (v *view) askedInVain(found *model.CertificateSetting) []Finding {
	for _, host := range found.Hosts {
		if len(host.Names) == 0 {
			continue
		}
		f := certificateAsked.found(words.Clip(host.Host, mostShown)+" asks for a client certificate, and the browser presented none.",
			Evidence{In: inCertificates + " associated_hostnames", Value: model.Quote(words.Clip(host.Host, mostShown))}, v.mtls("cert_presented"))
		f.Outside = true
		return []Finding{f}
	}
	return nil
}
