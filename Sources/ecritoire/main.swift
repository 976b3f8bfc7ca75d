import CommandLine

Ecritoire.run()
