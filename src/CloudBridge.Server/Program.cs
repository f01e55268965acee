Console.WriteLine("cloudbridge");
