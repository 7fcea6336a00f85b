package company

import (
	"time"

	"ztsession/api/sim/literal"
)

// Stories whose names are written in other scripts; all of them legitimate.

func arabicName(at moment) Person {
	login, checked := at.ago(64*time.Minute), at.ago(2*time.Minute)
	return Person{
		Number: 12, Name: "ليلى الخوري", Email: "layla.alkhoury@example.com",
		Sessions: []Session{{
			Name: "name-in-arabic", Title: "Names in Arabic and Hebrew; the firewall is off.",
			Nonce: "Xk8Pa2DwM5rFz7Nu", TTL: day, Apps: []App{wiki(), jira()},
			Identity: Identity{
				IssuedAt: login, IP: "203.0.113.61", Country: "JO", Provider: entra(),
				WARP: true, Gateway: true, DeviceID: deviceID(121), DeviceSessions: []DeviceSession{seen(121, login)},
				Posture: posture(append(enrolled(checked),
					fileVault().pass(checked, foundDisks([]string{"/", "/Volumes/أرشيف"}, nil)),
					macFirewall().fail(checked, foundFirewall(false)).because("الجدار الناري متوقف"),
					macVersion().pass(checked, foundVersion("15.6.1", "")),
				)...),
				Extra: groups("قسم الدعم الفني", "מחלקת תמיכה"),
			},
		}},
	}
}

func japaneseName(at moment) Person {
	login, checked := at.ago(5*time.Hour+33*time.Minute), at.ago(4*time.Minute)
	return Person{
		Number: 13, Name: "佐藤 由紀", Email: "yuki.sato@example.com",
		Sessions: []Session{{
			Name: "name-in-japanese", Title: "Wide characters everywhere; the backup disk is not encrypted.",
			Nonce: "Oj5Tb9HvQ3lCy1Ek", TTL: day, Apps: []App{wiki(), grafana()},
			Identity: Identity{
				IssuedAt: login, IP: "192.0.2.33", Country: "JP", Provider: googleWorkspace(),
				WARP: true, Gateway: true, DeviceID: deviceID(131), DeviceSessions: []DeviceSession{seen(131, login)},
				Posture: posture(append(enrolled(checked),
					fileVault().fail(checked, foundDisks([]string{"/"}, []string{"/Volumes/バックアップ０"})).because("エラー：暗号化されていません 🔓"),
					macFirewall().pass(checked, foundFirewall(true)),
					macVersion().pass(checked, foundVersion("15.6.1", "")),
				)...),
				Extra: groups("サポート部", "ｆｕｌｌｗｉｄｔｈ　ｎａｍｅ"),
			},
		}},
	}
}

// emojiName has its accents as combining marks, and emoji of several code points.
func emojiName(at moment) Person {
	login, checked := at.ago(27*time.Minute), at.ago(time.Minute)
	return Person{
		Number: 14, Name: "Zoe\u0308 Nguye\u0302\u0303n 👩🏽‍💻", Email: "zoe.nguyen@example.com",
		Sessions: []Session{{
			Name: "name-with-emoji", Title: "Emoji and combining marks in names; all checks pass.",
			Nonce: "Uh7Sd4YnG6xJv2Lq", TTL: day, Apps: []App{gitlab(), jumpHost()},
			Identity: Identity{
				IssuedAt: login, IP: "2001:db8:77::5", Country: "VN", Provider: githubEngineers(),
				WARP: true, Gateway: true, DeviceID: deviceID(141), DeviceSessions: []DeviceSession{seen(141, login)},
				Posture: posture(append(enrolled(checked),
					linuxDisk().pass(checked, foundDisks([]string{"/", "/home"}, nil)),
					linuxKernel().pass(checked, literal.Of("version", "6.11.0", "os_distro_name", "ubuntu", "os_distro_revision", "24.04")),
				)...),
				Extra: groups("👨‍👩‍👧‍👦 Parents", "E\u0301quipe re\u0301seau"),
			},
		}},
	}
}
