package company

func firstNames() []string {
	return []string{
		"Ada", "Aisha", "Alejandro", "Amara", "Anders", "Anika", "Anna", "Arjun", "Beatriz", "Bilal", "Bruno", "Camille",
		"Carlos", "Chidi", "Clara", "Daniel", "Deepa", "Diego", "Elena", "Emeka", "Emma", "Erik", "Farah", "Felix",
		"Gabriel", "Giulia", "Hannah", "Hiro", "Ines", "Ivan", "Jana", "Joao", "Julia", "Kamal", "Katya", "Kofi",
		"Lars", "Leila", "Lucas", "Maria", "Mei", "Milan", "Nadia", "Nikhil", "Nora", "Olga", "Omar", "Pablo",
		"Petra", "Rafael", "Rosa", "Samir", "Sofia", "Stefan", "Tariq", "Teresa", "Viktor", "Wanjiru", "Yara", "Zofia",
	}
}

func lastNames() []string {
	return []string{
		"Abbott", "Adebayo", "Ahmed", "Almeida", "Andersson", "Bauer", "Bennett", "Bianchi", "Carvalho", "Castro",
		"Chen", "Cohen", "Costa", "Diaz", "Dubois", "Eriksen", "Evans", "Fernandez", "Fischer", "Garcia",
		"Gomez", "Gupta", "Haddad", "Hansen", "Hoffmann", "Hughes", "Ibrahim", "Ivanova", "Jansen", "Jensen",
		"Kaur", "Kim", "Kowalski", "Kumar", "Larsen", "Lee", "Lopez", "Martin", "Mbeki", "Mendes",
		"Meyer", "Moreau", "Mwangi", "Nair", "Nakamura", "Nguyen", "Novak", "Okafor", "Oliveira", "Park",
		"Patel", "Pereira", "Petrov", "Quinn", "Rahman", "Rossi", "Santos", "Sato", "Schmidt", "Silva",
		"Singh", "Tanaka", "Vargas", "Virtanen", "Wagner", "Walsh", "Weber", "Yilmaz", "Zhang", "Ziegler",
	}
}
