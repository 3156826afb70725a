System.Console.WriteLine("to be");
