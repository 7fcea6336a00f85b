package mask

import (
	"ztsession/model"
	"ztsession/model/decode"
	"ztsession/model/schema"
)

// Session masks a session with all that belongs to it. The masked one has no
// Body: what was received byte for byte cannot be shown masked. A session that
// was made without a Document has nothing left but its Origin.
func (m *Masker) Session(s *model.Session) *model.Session {
	return with(m, s, (*registry).session)
}

func (r *registry) session(s *model.Session) *model.Session {
	if s == nil {
		return nil
	}
	// The ids that were asked with come first, so that the document repeats them.
	origin, user := s.Origin, s.Origin.Ref.User
	origin.Ref = r.ref(origin.Ref)
	r.own = r.join(s.Email.Value, nameIn(s), s.UserUUID.Value)
	origin.Unmasked = &model.Unmasked{Others: s.OtherIDs(), Oddities: s.Oddities()}
	messages, names, lastSeen, refused, now, settings, sample := s.Messages, s.Names, s.LastSeen, s.Refused, s.Now, s.Settings, s.Sample
	rules := rulesOf(s.Posture.Value)
	result := -1
	if s.Result.Exists() {
		result = s.Result.Number()
	}
	// From here on the session is not used: where nobody else has it, what is large
	// in it makes room for the masked one.
	masked := r.typed(s.Document, result)
	if origin.Listed != nil {
		listed := r.summary(user, *origin.Listed)
		origin.Listed = &listed
	}
	origin.File = r.file(origin.File)
	masked.Origin = origin
	masked.Messages = r.messages(messages)
	masked.Names = r.names(names)
	masked.Refused = refused
	masked.Refused.Value = List(refused.Value, r.failedLogin)
	masked.Now = r.devicesNow(now)
	masked.Settings = r.settings(settings)
	masked.Posture.Value = r.rules(masked.Posture.Value, rules)
	masked.LastSeen = r.session(lastSeen)
	// It has counts, and of nobody.
	masked.Sample = sample
	return masked
}

// typed returns the session in a masked copy of doc, whose object has the number
// result; -1 for none.
func (r *registry) typed(doc *model.Document, result int) *model.Session {
	doc = r.document(doc)
	r.own = 0
	var at model.Value
	if result >= 0 {
		// The copy has the same values in the same places.
		at = doc.At(result)
	}
	s := decode.Session(doc, at)
	return &s
}

// nameIn returns the name of the person of a session, or nothing.
func nameIn(s *model.Session) string {
	for _, value := range s.Other {
		if value.Key() == "name" && value.Kind() == model.KindText {
			return value.Text()
		}
	}
	return ""
}

func (r *registry) messages(messages []model.Message) []model.Message {
	return List(messages, func(message model.Message) model.Message {
		message.Text = r.free(message.Text)
		message.DocumentationURL, message.Pointer = r.free(message.DocumentationURL), r.free(message.Pointer)
		message.Chain = r.messages(message.Chain)
		return message
	})
}

// Names masks the names behind the ids of a session, the ids included.
func (m *Masker) Names(names *model.Names) *model.Names { return with(m, names, (*registry).names) }

func (r *registry) names(names *model.Names) *model.Names {
	if names == nil {
		return nil
	}
	masked := &model.Names{}
	if names.Providers != nil {
		masked.Providers = make(map[string]model.IdentityProvider, len(names.Providers))
	}
	for id, provider := range names.Providers {
		masked.Providers[r.free(id)] = r.provider(provider)
	}
	if names.Devices != nil {
		masked.Devices = make(map[string]model.DeviceInfo, len(names.Devices))
	}
	for id, device := range names.Devices {
		masked.Devices[r.pseudonym(schema.DeviceID, id)] = r.device(device)
	}
	return masked
}

// IdentityProvider masks an identity provider. Its id and type are those of a
// service, not of a person; its name is what the company chose to call it.
func (m *Masker) IdentityProvider(p model.IdentityProvider) model.IdentityProvider {
	return with(m, p, (*registry).provider)
}

func (r *registry) provider(p model.IdentityProvider) model.IdentityProvider {
	p.ID, p.Name = r.free(p.ID), r.pseudonym(schema.DistinguishedName, p.Name)
	return p
}

// Device masks what the devices API has about a device.
func (m *Masker) Device(d model.DeviceInfo) model.DeviceInfo { return with(m, d, (*registry).device) }

func (r *registry) device(d model.DeviceInfo) model.DeviceInfo {
	d.ID, d.DeviceID = r.pseudonym(schema.DeviceID, d.ID), r.pseudonym(schema.DeviceID, d.DeviceID)
	d.Name, d.Serial = r.field(d.Name, schema.HostName), r.field(d.Serial, schema.Serial)
	d.LastUser = r.field(d.LastUser, schema.Email)
	d.Manufacturer, d.Model = r.field(d.Manufacturer, schema.Scan), r.field(d.Model, schema.Scan)
	return d
}
